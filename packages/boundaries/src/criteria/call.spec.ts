import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { call } from './call';

describe('calls', () => {
  const scoreOf = (...calls: [string, string, 'loop'?][]) => call.score(indexFacts(factsOf({ calls })));

  test('all calls from one module to another are one score with every line', () => {
    expect(scoreOf(['src/a.ts#A.x', 'src/b.ts#B.y'], ['src/a.ts#A.z', 'src/b.ts#B.y'])).toEqual([
      {
        from: 'src/a.ts',
        to: 'src/b.ts',
        score: Math.log2(3),
        text: 'A.x calls B.y (2 calls)',
        evidence: [
          { file: 'src/a.ts', line: 10 },
          { file: 'src/a.ts', line: 11 },
        ],
      },
    ]);
  });

  test('a call in a loop binds more than one outside', () => {
    const [once] = scoreOf(['src/a.ts#x', 'src/b.ts#y']);
    const [often] = scoreOf(['src/a.ts#x', 'src/b.ts#y', 'loop']);
    expect(often!.score).toBeGreaterThan(once!.score);
  });

  test('calls inside a module say nothing', () => {
    expect(scoreOf(['src/a.ts#A.x', 'src/a.ts#A.y'])).toEqual([]);
  });
});
