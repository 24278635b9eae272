import { tellStep } from '@banyan/model';
import { indexFacts } from '../facts-index';
import { factsOf, fn } from '../facts-of.fixture';
import { entryChains } from './entry-chains';

const http = (path: string, handler: string) => {
  return { kind: 'http' as const, method: 'GET', path, handler, file: 'src/a.ts', line: 1 };
};

describe('the chains from entry points', () => {
  const index = indexFacts(
    factsOf({
      functions: [
        fn('src/a.ts#A.list', ['src/b.ts#B.all', 3]),
        fn('src/a.ts#A.one', ['src/c.ts#find', 9]),
        fn('src/b.ts#B.all', ['src/c.ts#find', 7, 'loop'], ['src/b.ts#B.all', 8]),
        fn('src/c.ts#find'),
        fn('src/d.spec.ts#test', ['src/c.ts#find', 2]),
      ],
      endpoints: [http('/list', 'src/a.ts#A.list'), http('/one', 'src/a.ts#A.one')],
    }),
  );

  it('tell every call on the way with its line, the nearest entry point first', () => {
    const told = entryChains(index, 'src/c.ts#find').map(({ path, chain }) => [
      path,
      ...chain.map(({ file, line, repetition }) => `${file}:${line} ${repetition ?? ''}`.trim()),
    ]);
    expect(told).toEqual([
      ['/one', 'src/a.ts:9'],
      ['/list', 'src/a.ts:3', 'src/b.ts:7 loop'],
    ]);
  });

  it('are empty for a handler itself and for what nobody calls', () => {
    expect(entryChains(index, 'src/a.ts#A.one')).toMatchObject([{ path: '/one', chain: [] }]);
    expect(entryChains(index, 'src/nobody.ts#f')).toEqual([]);
  });

  it('say where a call may go to several functions', () => {
    const table = [
      ['src/b.ts#cover', 3],
      ['src/b.ts#title', 3],
    ] as const;
    const calls = table.map(([to, line]) => ({ to, line, text: 'handlers[…]' }));
    const functions = [{ ...fn('src/a.ts#A.list'), calls }, fn('src/b.ts#cover'), fn('src/b.ts#title')];
    const endpoints = [http('/list', 'src/a.ts#A.list')];
    const [point] = entryChains(indexFacts(factsOf({ functions, endpoints })), 'src/b.ts#title');
    expect(point?.chain.map(({ text, oneOf }) => [text, oneOf])).toEqual([['handlers[…]', 2]]);
    expect(point?.chain.map(tellStep)).toEqual(['handlers[…] (may be any of 2)']);
  });
});
