import { Grouping } from './grouping';
import { measureObjective } from './objective';
import { servicesObjective } from './services-objective';
import { buildWeightedGraph } from './weighted-graph';

/** Two pages with six classes each, in rings, and one thin link between the rings. */
const names = Array.from({ length: 12 }, (_, at) => `class${String(at).padStart(2, '0')}`);
const ring = (of: number) =>
  names.map((from, at) => ({ from, to: names[of + ((at + 1 - of) % 6)]! })).slice(of, of + 6);
const graph = buildWeightedGraph(names, [...ring(0), ...ring(6), { from: names[0]!, to: names[6]!, weight: 0.5 }]);
const pages = { of: names.map((_, at) => new Set([at < 6 ? 0 : 1])), weights: new Map<number, number>() };
const measure = (groups: number[], purposes = pages) => {
  const objective = servicesObjective(purposes);
  return measureObjective(objective, new Grouping(graph, groups, objective));
};
const byPage = names.map((_, at) => (at < 6 ? 0 : 1));
const across = names.map((_, at) => at % 2);

describe('what makes good services', () => {
  test('groups that work for one page each are better than groups that work for both', () => {
    expect(measure(byPage)).toBeGreaterThan(measure(across) + 1);
  });

  test('the same cut is worse when every class works for every page', () => {
    const everybody = { ...pages, of: names.map(() => new Set([0, 1])) };
    expect(measure(byPage)).toBeGreaterThan(measure(byPage, everybody) + 1);
  });

  test('a page with many use cases behind it counts for as many', () => {
    const weights = new Map([[0, 40]]);
    expect(measure(byPage, { ...pages, weights })).toBeLessThan(measure(byPage));
  });

  test('tiny groups are no services', () => {
    const torn = names.map((_, at) => (at < 6 ? 0 : 1 + Math.floor((at - 6) / 2)));
    expect(measure(byPage)).toBeGreaterThan(measure(torn) + 0.3);
  });

  test('a figure that is nothing at all is not made good by the others', () => {
    const single = names.map((_, at) => at);
    expect(measure(single)).toBeLessThan(-10);
  });
});
