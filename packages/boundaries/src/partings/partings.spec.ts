import { busyEvidence, busyShop } from '../busy-shop.fixture';
import { criteria } from '../criteria/criteria';
import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { graphOf } from '../graph/coupling-graph';
import { partings } from './partings';

const index = indexFacts(busyShop, busyEvidence);

/** What every row of the table promises, whatever it looks at. */
describe.each(partings.map((parting) => [parting.name, parting] as const))('parting %s', (name, parting) => {
  const between = parting.between(index);
  const pairs = index.modules.flatMap((a) => index.modules.map((b) => [a, b] as const)).filter(([a, b]) => a !== b);

  test('says what it is for, under a name of its own', () => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(parting.describes).toMatch(/^[A-Z].*\.$/);
    expect(criteria.map((criterion) => criterion.name)).not.toContain(name);
  });

  test('finds something in the shop', () => {
    expect(pairs.some(([a, b]) => between(a, b) !== undefined)).toBe(true);
  });

  test('weakens and never repels, with a sentence and a line, the same both ways round', () => {
    for (const [a, b] of pairs) {
      const found = between(a, b);
      expect(between(b, a)).toEqual(found);
      if (!found) continue;
      expect(found.leaves > 0 && found.leaves < 1).toBe(true);
      expect(found.text).not.toMatch(/undefined|NaN|^$/);
      for (const { file, line } of found.evidence) expect([index.has(file), line > 0]).toEqual([true, true]);
    }
  });

  test('an empty project has none', () => {
    const empty = indexFacts(factsOf({}));
    expect(parting.between(empty)('a.ts', 'b.ts')).toBeUndefined();
  });
});

describe('in the graph', () => {
  const [plain, parted] = [graphOf(index, criteria), graphOf(index, criteria, partings)];

  test('an edge keeps its parts, weighs less, and lists why', () => {
    const [controller, thumbnails] = ['src/catalog/catalog.controller.ts', 'src/catalog/thumbnail.service.ts'];
    const [before, after] = [plain, parted].map((graph) => graph.getEdgeAttributes(controller, thumbnails));
    expect(after!.weight).toBeLessThan(before!.weight);
    expect(after!.weight).toBeCloseTo(after!.parts.reduce((sum, { weight }) => sum + weight, 0));
    expect(after!.parts.map(({ text }) => text)).toEqual(before!.parts.map(({ text }) => text));
    expect(after!.partings!.map(({ parting }) => parting)).toContain('different-scale');
  });

  test('the same edges are there, none lighter than nothing', () => {
    expect(parted.edges().length).toBe(plain.edges().length);
    expect(parted.edges().every((edge) => parted.getEdgeAttribute(edge, 'weight') > 0)).toBe(true);
  });
});
