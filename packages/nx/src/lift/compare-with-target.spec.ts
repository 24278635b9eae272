import type { ExtractionRecord } from '@banyan/model';
import { compareWithTarget, type FileChange } from './compare-with-target';
import { hashOf } from './generate/service-names';
import { treeOf } from './monolith.fixture';

function recordOf(files: Readonly<Record<string, string>>, context = 'images'): ExtractionRecord {
  return {
    schema: 'banyan/extraction-record@1',
    context,
    level: 'lift',
    monolith: '../monolith',
    files: Object.entries(files).map(([path, content]) => ({ path, hash: hashOf(content) })),
    routes: [],
    notShared: [],
  };
}

/** What a run does that wants `wanted`, after one that wrote `written`, in a folder that holds `there`. */
function changes(
  wanted: Readonly<Record<string, string>>,
  written: Readonly<Record<string, string>> | undefined,
  there: Readonly<Record<string, string>>,
): readonly string[] | string {
  const last = written && recordOf(written);
  const next = recordOf(wanted);
  const records = last ? { 'extraction.json': `${JSON.stringify(last, null, 2)}\n` } : {};
  const target = treeOf(new Map(Object.entries({ ...there, ...records })));
  const files = Object.entries(wanted).map(([path, content]) => ({ path, content }));
  try {
    return compareWithTarget(files, { next, ...(last && { last }) }, target, 'services/images').map(
      ({ kind, path }: FileChange) => `${kind} ${path}`,
    );
  } catch (error) {
    return `${(error as { readonly code: string }).code}: ${(error as Error).message}`;
  }
}

describe('comparing a service with its folder', () => {
  it('writes everything into an empty folder, the record last', () => {
    expect(changes({ 'a.ts': '1', 'b.ts': '2' }, undefined, {})).toEqual([
      'create a.ts',
      'create b.ts',
      'create extraction.json',
    ]);
  });

  it('changes nothing the second time', () => {
    expect(changes({ 'a.ts': '1' }, { 'a.ts': '1' }, { 'a.ts': '1' })).toEqual([]);
  });

  it('refreshes what the monolith changed and nobody edited', () => {
    expect(changes({ 'a.ts': '2' }, { 'a.ts': '1' }, { 'a.ts': '1' })).toEqual([
      'update a.ts',
      'update extraction.json',
    ]);
  });

  it('leaves an edited file alone while the monolith does not change it', () => {
    expect(changes({ 'a.ts': '1' }, { 'a.ts': '1' }, { 'a.ts': 'mine' })).toEqual([]);
  });

  it('refuses when both sides changed a file', () => {
    expect(changes({ 'a.ts': '2' }, { 'a.ts': '1' }, { 'a.ts': 'mine' })).toBe(
      'EXTRACT_EDITED_BY_HAND: a.ts in the service was edited by hand, and the monolith changed it too.',
    );
  });

  it('takes an edit that says what the monolith now says for done', () => {
    expect(changes({ 'a.ts': '2' }, { 'a.ts': '1' }, { 'a.ts': '2' })).toEqual(['update extraction.json']);
  });

  it('writes a deleted file anew: that is how an edit is given up', () => {
    expect(changes({ 'a.ts': '1' }, { 'a.ts': '1' }, {})).toEqual(['create a.ts']);
  });

  it('deletes what is no longer needed, unless it was edited', () => {
    const written = { 'a.ts': '1', 'old.ts': '1', 'edited.ts': '1' };
    expect(changes({ 'a.ts': '1' }, written, { ...written, 'edited.ts': 'mine' })).toEqual([
      'delete old.ts',
      'update extraction.json',
    ]);
  });

  it('refuses a folder that holds something else', () => {
    expect(changes({ 'a.ts': '1' }, undefined, { 'precious.txt': '!' })).toMatch(
      /^EXTRACT_TARGET_FOREIGN: .*precious.txt/,
    );
  });

  it('lets files of a person stand beside the lifted ones, but not in their place', () => {
    expect(changes({ 'a.ts': '1' }, { 'a.ts': '1' }, { 'a.ts': '1', 'mine.ts': '!' })).toEqual([]);
    expect(changes({ 'a.ts': '1', 'b.ts': '2' }, { 'a.ts': '1' }, { 'a.ts': '1', 'b.ts': '!' })).toMatch(
      /^EXTRACT_TARGET_FOREIGN/,
    );
  });

  it('refuses the folder of another context', () => {
    const last = recordOf({}, 'photos');
    expect(() => compareWithTarget([], { next: recordOf({}), last }, treeOf(new Map()), 'services/images')).toThrow(
      expect.objectContaining({ code: 'EXTRACT_TARGET_FOREIGN' }),
    );
  });
});
