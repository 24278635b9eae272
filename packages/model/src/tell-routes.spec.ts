import type { ChainStep, FindingEntryPoint } from './documents/finding-report';
import { tellRoutes } from './tell-routes';

const step = (line: number): ChainStep => ({ file: 'src/guard.ts', line, from: 'a', to: 'b', text: 'this.limits.hit' });
const entry = (path: string, ...chain: readonly ChainStep[]): FindingEntryPoint => ({
  ...{ kind: 'http', method: 'GET', path, handler: `src/a.ts#A${path}` },
  chain,
});
const told = (...entries: readonly FindingEntryPoint[]) =>
  tellRoutes(entries).map(({ text, entryPoints, chain }) => [text, entryPoints, chain.map(({ line }) => line)]);

describe('routes in words', () => {
  it('are one where the same calls lead to the finding', () => {
    expect(told(entry('/a', step(3)), entry('/b', step(7)), entry('/c', step(3)))).toEqual([
      ['GET /a, GET /c', 2, [3]],
      ['GET /b', 1, [7]],
    ]);
  });

  it('name three, and count the others', () => {
    expect(told(...['/a', '/b', '/c', '/d', '/e'].map((path) => entry(path, step(3))))).toEqual([
      ['GET /a, GET /b, GET /c and 2 more', 5, [3]],
    ]);
  });

  it('stay apart where there are no calls in between', () => {
    expect(told(entry('/a'), entry('/b'))).toEqual([
      ['GET /a', 1, []],
      ['GET /b', 1, []],
    ]);
  });
});
