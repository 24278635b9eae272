import { mergeEvidence } from './merge-evidence';

const owners = { file: 'CODEOWNERS', modules: [], problems: [] };
const other = { ...owners, file: 'docs/CODEOWNERS' };

test('a new section replaces its like and leaves the others', () => {
  const before = { schema: 'banyan/runtime-evidence@1', owners, endpoints: [1] } as never;
  expect(mergeEvidence(before, { owners: other })).toEqual({
    ...{ schema: 'banyan/runtime-evidence@1', owners: other, endpoints: [1] },
  });
});

test('a section that is found no more is taken out', () => {
  expect(mergeEvidence({ schema: 'banyan/runtime-evidence@1', owners }, { owners: undefined })).toEqual({
    schema: 'banyan/runtime-evidence@1',
  });
});

test('the order of the keys does not depend on what was there first', () => {
  const keys = Object.keys(mergeEvidence({ owners, schema: 'banyan/runtime-evidence@1' }, { owners: other }));
  expect(keys).toEqual(['schema', 'owners']);
});
