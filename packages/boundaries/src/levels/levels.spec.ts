import { busyEvidence, busyShop } from '../busy-shop.fixture';
import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { propose } from '../proposal/propose';
import { levels } from './levels';
import { viewCoupling } from './view-coupling';

describe.each(levels.map((level) => [level.name, level] as const))('level %s', (_name, level) => {
  const index = indexFacts(busyShop, busyEvidence);
  const proposal = propose(busyShop, { evidence: busyEvidence });
  const graph = level.couple(index, proposal);

  test('couples something in the shop', () => {
    expect(graph.size).toBeGreaterThan(0);
  });

  test('every edge is the sum of its parts, and every part has a sentence, a place and an end to begin from', () => {
    graph.forEachEdge((_edge, { weight, parts }, a, b) => {
      expect(weight).toBeCloseTo(parts.reduce((sum, part) => sum + part.weight, 0));
      expect(weight).toBeGreaterThan(0);
      for (const { from, text, evidence } of parts) {
        expect([a, b]).toContain(from);
        expect(text).not.toMatch(/undefined|\[object|^$/);
        for (const { file, line } of evidence) expect([index.has(file), line > 0]).toEqual([true, true]);
        expect(evidence.length).toBeGreaterThan(0);
      }
    });
  });

  test('equal facts, equal graph', () => {
    const again = level.couple(indexFacts(busyShop, busyEvidence), proposal);
    expect(viewCoupling(again)).toEqual(viewCoupling(graph));
  });

  test('an empty project has no nodes', () => {
    expect(level.couple(indexFacts(factsOf({}))).order).toBe(0);
  });
});
