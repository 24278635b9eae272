import type { ParseResult } from '@banyan/model';
import { parseCallVolumes } from './parse-call-volumes';
import { parsePartition } from './parse-partition';
import { parseUseCases } from './parse-use-cases';
import { remarkOn } from './remark-on';

/** What was read, or every problem as `CODE@line path`. */
function read<T>(result: ParseResult<Iterable<T>>): unknown {
  if (result.ok) return [...result.value];
  return result.problems.map(({ code, path, line }) => `${code}@${line} ${path}`.trim());
}

describe('a partition file', () => {
  test('is the plain map of the published data, in its order, even when members are numbers', () => {
    expect(read(parsePartition('{ "Cart": 1, "20": "b", "3": 1 }'))).toEqual([
      ['Cart', '1'],
      ['20', 'b'],
      ['3', '1'],
    ]);
  });

  test('or the same under `assignment`, or lists under `clusters`', () => {
    expect(read(parsePartition('{ "schema": "x", "assignment": { "a": "one" }, "k": 3 }'))).toEqual([['a', 'one']]);
    expect(read(parsePartition('{ "clusters": { "one": ["a", "b"], "two": [] } }'))).toEqual([
      ['a', 'one'],
      ['b', 'one'],
    ]);
    // What a command prints for scripts may hold a whole document beside
    const printed = '{ "schema": "banyan/boundary-proposal@1", "assignment": { "a": "one" } }';
    expect(read(parsePartition(printed))).toEqual([['a', 'one']]);
    // Members with those names are members
    expect(read(parsePartition('{ "assignment": 1, "clusters": 2, "__proto__": 3 }'))).toEqual([
      ['assignment', '1'],
      ['clusters', '2'],
      ['__proto__', '3'],
    ]);
  });

  test('or a boundary proposal; what is broken about one is told as for proposals', () => {
    const broken = parsePartition('{ "schema": "banyan/boundary-proposal@1", "contexts": 3 }');
    expect(broken.ok ? [] : broken.problems.map(({ code }) => code.startsWith('BOUNDARY_PROPOSAL_'))).toContain(true);
  });

  test('is no other document of banyan', () => {
    expect(read(parsePartition('{ "schema": "banyan/code-facts@1", "modules": [] }'))).toEqual([
      'PARTITION_SHAPE@1 /schema',
    ]);
  });

  test('tells all its problems together, each with its line', () => {
    const text = '{\n "a": 1,\n "b": null,\n "a": 2,\n "c": [],\n "a": 1\n}';
    const result = parsePartition(text);
    expect(read(result)).toEqual([
      'PARTITION_SHAPE@3 /b',
      'PARTITION_SHAPE@5 /c',
      'PARTITION_MEMBER_TWICE@4 /a',
      'PARTITION_MEMBER_TWICE@6 /a',
    ]);
    expect(result.ok ? [] : result.problems.map(({ message }) => message)).toEqual([
      'b has no cluster: give its name or number.',
      'c has no cluster: give its name or number.',
      'a is in cluster 1 and in cluster 2.',
      'a is twice in cluster 1.',
    ]);
    expect(read(parsePartition('{ "clusters": { "x": ["a", 1],\n "y": ["a"], "z": "a" } }'))).toEqual([
      'PARTITION_SHAPE@1 /clusters/x/1',
      'PARTITION_SHAPE@2 /clusters/z',
      'PARTITION_MEMBER_TWICE@2 /clusters/y/0',
    ]);
  });

  test('that is empty, no object or no JSON is refused in one sentence', () => {
    expect(read(parsePartition('{}'))).toEqual(['PARTITION_EMPTY@undefined']);
    expect(read(parsePartition('{ "clusters": {} }'))).toEqual(['PARTITION_EMPTY@undefined']);
    expect(read(parsePartition('[1]'))).toEqual(['PARTITION_SHAPE@1']);
    expect(read(parsePartition(''))).toEqual(['PARTITION_SYNTAX@1']);
    expect(read(parsePartition('{ "a": 1,\n "b" }'))).toEqual(['PARTITION_SYNTAX@2']);
    expect(read(parsePartition('['.repeat(200_000)))).toEqual(['PARTITION_SYNTAX@1']);
    expect(read(parsePartition('\uFEFF{ "a": 1 }'))).toEqual([['a', '1']]);
  });
});

describe('a file of call volumes', () => {
  test('has a volume for every directed pair', () => {
    expect(read(parseCallVolumes('{ "Root--a": 3, "a--b": 1.5, "b--a": 2 }'))).toEqual([
      { from: 'Root', to: 'a', volume: 3 },
      { from: 'a', to: 'b', volume: 1.5 },
      { from: 'b', to: 'a', volume: 2 },
    ]);
  });

  test('tells all its problems together', () => {
    const text = `{\n "a--b": -1,\n "a-b": 1,\n "a--b--c": 1,\n "--a": 0,\n "a--c": "3",\n "a--d": 1e999,\n "a--b": 2,\n "a--e": 0.5\n}`;
    expect(read(parseCallVolumes(text))).toEqual([
      'CALLS_VOLUME@2 /a--b',
      'CALLS_ENDS@3 /a-b',
      'CALLS_ENDS@4 /a--b--c',
      'CALLS_ENDS@5 /--a',
      'CALLS_VOLUME@5 /--a',
      'CALLS_VOLUME@6 /a--c',
      'CALLS_VOLUME@7 /a--d',
      'CALLS_TWICE@8 /a--b',
      'CALLS_VOLUME@9 /a--e',
    ]);
    expect(read(parseCallVolumes('{}'))).toEqual(['CALLS_EMPTY@1']);
    expect(read(parseCallVolumes('[]'))).toEqual(['CALLS_SHAPE@undefined']);
    expect(read(parseCallVolumes('nothing'))).toEqual(['CALLS_SYNTAX@1']);
  });
});

test('a file of use cases has a list of names for every member', () => {
  expect(read(parseUseCases('{ "a": ["buy"], "b": [] }'))).toEqual([
    ['a', ['buy']],
    ['b', []],
  ]);
  expect(read(parseUseCases('{ "a": "buy",\n "b": [1],\n "b": [] }'))).toEqual([
    'USE_CASES_SHAPE@1 /a',
    'USE_CASES_SHAPE@2 /b',
    'USE_CASES_TWICE@3 /b',
  ]);
  expect(read(parseUseCases('3'))).toEqual(['USE_CASES_SHAPE@undefined']);
});

test('what the figures rest on is remarked: one cluster, silent members, calls from nowhere, files that do not fit', () => {
  const assignment = new Map([...'abcde'].map((member) => [member, '1'] as const));
  const call = (from: string, to: string) => ({ from, to, volume: 1 });
  const remarks = remarkOn(
    {
      assignment,
      calls: [call('Root', 'a'), call('a', 'x'), call('a', 'DATABASE_ORDERS')],
      useCases: new Map([['z', ['buy']]]),
    },
    new Map([...'abcdy'].map((member) => [member, '1'] as const)),
  );
  expect(remarks.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'SCORE_ONE_CLUSTER: All members are in one cluster: there is nothing that could cross.',
    'SCORE_MEMBERS_WITHOUT_CALLS: 4 members of the partition occur in no call: they count by size only (b, c, d, …).',
    'SCORE_CALLS_UNPLACED: 1 member of the calls is in no cluster: its calls are left out (x).',
    'SCORE_USE_CASES_FOREIGN: No member of the partition has a use case: BCP says nothing.',
    'SCORE_REFERENCE_ONLY: 1 member of the reference is not placed (y).',
    'SCORE_NOT_IN_REFERENCE: 1 member of the partition is not in the reference: the comparison leaves it out (e).',
  ]);
  const two = new Map([['a', '1'] as const, ['b', '2'] as const]);
  expect(remarkOn({ assignment: two, calls: [call('a', 'b')] }, two)).toEqual([]);
});
