/** Entities by the entry points that access them, against the split an expert made. Labels are read for the score alone. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Assignment, comparePartitions, proposeGraph } from '@banyan/boundaries';
import type { GraphEdge, PlainGraph } from '@banyan/model';
import type { Case, Report, Setting, Skipped } from '../case';

export const ldod: Case = {
  name: 'ldod',
  describes: 'entities by the entry points that access them (INESC-ID’s LdoD), against an expert’s split',
  run: compareWithExpert,
};

/** Plain Louvain on co-access, as measured before this was built. */
const toBeat = { mojoFM: 80.6, ari: 0.32 } as const;

/** Entry point → accesses in their order: entity and R or W. */
type Accesses = Readonly<Record<string, readonly (readonly [entity: string, mode: string])[]>>;

function compareWithExpert({ data }: Setting): Report | Skipped {
  if (data === undefined) return { skipped: 'BANYAN_DATA is not set' };
  const folder = join(data, 'ldod');
  if (!existsSync(join(folder, 'accesses.json'))) return { skipped: `${data} has no ldod` };
  const accesses = JSON.parse(readFileSync(join(folder, 'accesses.json'), 'utf8')) as Accesses;
  const graph = toCoAccessGraph(accesses);
  const proposals = [undefined, 5, 8, 13].map((count) => proposeGraph(graph, count === undefined ? {} : { count }));
  const expert = readExpert(folder);
  const rows = proposals.map(({ assignment, count, contexts, metrics }) => {
    const { MoJoFM, ARI, completeness } = comparePartitions(new Map(Object.entries(assignment)), expert);
    const stability =
      contexts.reduce((sum, one) => sum + one.members * one.stability, 0) / Object.keys(assignment).length;
    const chosen = count.asked ? '' : ' (own choice)';
    return { K: `${contexts.length}${chosen}`, MoJoFM, ARI, completeness, stability, modularity: metrics.modularity };
  });
  const own = rows[0]!;
  return {
    title: 'LdoD: 67 entities by 122 entry points, against the expert’s five contexts',
    tables: [
      {
        rows: [
          ['K', 'MoJoFM', 'ARI', 'completeness', 'mean stability', 'modularity'],
          ...rows.map((row) => [
            row.K,
            row.MoJoFM ?? '–',
            row.ARI ?? '–',
            row.completeness ?? '–',
            Number(row.stability.toFixed(3)),
            row.modularity,
          ]),
        ],
      },
    ],
    notes: [
      proposals[0]!.count.why,
      'No share or threshold was fitted to these labels; what was seen before the way was settled is in docs/decisions/0014-plain-graphs.md.',
    ],
    bars: [
      { what: 'MoJoFM at its own choice of K', value: own.MoJoFM ?? 0, above: toBeat.mojoFM },
      { what: 'ARI at its own choice of K', value: own.ARI ?? -1, above: toBeat.ari },
      { what: 'MoJoFM at K = 13', value: rows[3]!.MoJoFM ?? 0, above: toBeat.mojoFM },
      { what: 'ARI at K = 13', value: rows[3]!.ARI ?? -1, above: toBeat.ari },
    ],
  };
}

/**
 * Two entities weigh 1 / (n − 1) for every entry point that accesses both among n: each entry point gives each of its
 * entities 1 in all, so one that touches everything binds nobody. Newman, Scientific collaboration networks II, Phys.
 * Rev. E 64, 016132 (2001).
 */
function toCoAccessGraph(accesses: Accesses): PlainGraph {
  const groups = Object.values(accesses).map((list) => [...new Set(list.map(([entity]) => entity))].sort());
  const edges = groups.flatMap((entities) =>
    entities.flatMap((from, at) =>
      entities.slice(at + 1).map((to): GraphEdge => ({ from, to, weight: 1 / (entities.length - 1) })),
    ),
  );
  return { nodes: [...new Set(groups.flat())], edges };
}

function readExpert(folder: string): Assignment {
  const { clusters } = JSON.parse(readFileSync(join(folder, 'expert.json'), 'utf8')) as {
    readonly clusters: Readonly<Record<string, readonly string[]>>;
  };
  return new Map(
    Object.entries(clusters).flatMap(([cluster, members]) => members.map((member) => [member, cluster] as const)),
  );
}
