import { findRepeated, reachedFrom, reaching } from './call-graph';
import { indexFacts } from './facts-index';
import { factsOf } from './facts-of.fixture';

describe('the call graph', () => {
  const index = indexFacts(
    factsOf({
      calls: [
        ['src/a.ts#list', 'src/a.ts#describe', 'mapped-callback'],
        ['src/a.ts#describe', 'src/b.ts#find'],
        ['src/b.ts#find', 'src/b.ts#query'],
        ['src/c.ts#other', 'src/b.ts#query'],
        ['src/b.ts#query', 'src/b.ts#find'],
      ],
    }),
  );

  test('reaches through calls, cycles included', () => {
    expect([...reachedFrom(index, 'src/a.ts#describe')]).toEqual([
      'src/a.ts#describe',
      'src/b.ts#find',
      'src/b.ts#query',
    ]);
  });

  test('knows who reaches a function', () => {
    expect([...reaching(index, ['src/b.ts#query'])].sort()).toEqual([
      'src/a.ts#describe',
      'src/a.ts#list',
      'src/b.ts#find',
      'src/b.ts#query',
      'src/c.ts#other',
    ]);
  });

  test('what a repeated function calls is repeated too, with the loop that makes it so', () => {
    const loop = { file: 'src/a.ts', line: 10 };
    expect([...findRepeated(index, () => true)]).toEqual([
      ['src/a.ts#describe', loop],
      ['src/b.ts#find', loop],
      ['src/b.ts#query', loop],
    ]);
  });

  test('repetition does not pass a call that is not followed', () => {
    const sameFile = (from: string, to: string) => from.split('#')[0] === to.split('#')[0];
    expect([...findRepeated(index, sameFile).keys()]).toEqual(['src/a.ts#describe']);
  });
});
