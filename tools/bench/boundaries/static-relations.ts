/** The static relations of Mono2Micro's authors as a plain graph. Nothing that was measured at run time is read here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphEdge, PlainGraph } from '@banyan/model';

/** Square tables over the classes; a row's class uses the columns' classes. */
const relations = ['struct', 'cooccurrence', 'inheritance'] as const;

/**
 * An edge for every pair that any table relates, as heavy as the largest entry. The tables hold closures: A is related to
 * C also when only B, which A uses, uses C. A pair is `indirect` when such a path explains all of it: when the weaker of
 * its two steps is as heavy as the pair. What is heavier than every path must be more than a path.
 */
export function readStaticGraph(data: string, app: string): PlainGraph {
  const folder = join(data, 'fse21', app);
  const index = JSON.parse(readFileSync(join(folder, 'static-class-index.json'), 'utf8')) as Record<string, string>;
  const nodes = Object.values(index);
  const tables = relations.map((relation) => readTable(join(folder, `static-${relation}.csv`)));
  const weigh = (from: number, to: number): number =>
    from === to ? 0 : Math.max(...tables.map((table) => table[from]?.[to] ?? 0));
  const uses = nodes.map((_, from) => [...nodes.keys()].filter((to) => weigh(from, to) > 0));
  const isExplained = (from: number, to: number): boolean =>
    uses[from]!.some((through) => Math.min(weigh(from, through), weigh(through, to)) >= weigh(from, to));
  const edges = uses.flatMap((used, from) =>
    used.map(
      (to): GraphEdge => ({
        ...{ from: nodes[from]!, to: nodes[to]!, weight: weigh(from, to) },
        ...(isExplained(from, to) && { kind: 'indirect' }),
      }),
    ),
  );
  return { directed: true, nodes, edges };
}

function readTable(file: string): number[][] {
  const lines = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  return lines.map((line) => line.split(',').map(Number));
}
