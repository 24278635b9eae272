/** What anybody gets: Louvain on the imports between files, without omnipresent ones. */
import { buildWeightedGraph, louvain } from '@banyan/boundaries';
import type { CodeFacts } from '@banyan/model';
import { isAside } from './feature-folders';

/** A file that more than 1 % of the files (and more than 10) import, or that imports more than 30, is left out. */
const [fewest, share, mostOut] = [10, 0.01, 30];

/** Groups by path for every file that is kept. */
export function groupImports({ modules, imports }: CodeFacts, seed: number): ReadonlyMap<string, number> {
  const known = new Set(modules.filter(({ test, path }) => !test && !isAside(path)).map(({ path }) => path));
  const pairs = new Set(
    imports.flatMap(({ file, to }) =>
      to !== undefined && file !== to && known.has(file) && known.has(to) ? [`${file}\n${to}`] : [],
    ),
  );
  const edges = [...pairs].map((pair) => pair.split('\n') as [string, string]);
  const [out, into] = [count(edges.map(([from]) => from)), count(edges.map(([, to]) => to))];
  const isHub = (path: string) =>
    (into.get(path) ?? 0) > Math.max(fewest, known.size * share) || (out.get(path) ?? 0) > mostOut;
  const kept = edges.filter(([from, to]) => !isHub(from) && !isHub(to)).map(([from, to]) => ({ from, to }));
  const nodes = [...known].filter((path) => !isHub(path));
  return louvain.detect(buildWeightedGraph(nodes, kept), { seed, resolution: 1 });
}

function count(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
