/** From a plain graph to contexts: the whole of it in one function. */
import { BanyanError, groupBy, type PlainGraph } from '@banyan/model';
import { round } from '../contexts/explain-member';
import type { Partition } from '../detection/algorithm';
import { Grouping } from '../detection/grouping';
import { measureObjective } from '../detection/objective';
import { modularity, structuralModularity } from '../detection/objectives';
import { toGroups } from '../detection/partition';
import { stabilityOf } from '../detection/stability';
import { findAskedGroups } from './find-asked-groups';
import { findGroups, type FoundGroups } from './find-groups';
import { findGroupsBy } from './find-groups-by';
import { nameGroups } from './name-groups';
import { type ReadyGraph, readyGraph } from './ready-graph';

/** How contexts are looked for. */
export interface ProposeGraphOptions {
  /** The same seed gives the same contexts. Default 1. */
  readonly seed?: number;
  /** Exactly that many contexts; found out when absent. */
  readonly count?: number;
  /** An algorithm of the table, taken as it is; banyan's own way when absent. */
  readonly algorithm?: string;
}

/** One way to cut a plain graph. */
export interface GraphProposal {
  /** Node → name of its context. */
  readonly assignment: Readonly<Record<string, string>>;
  /** Node → how often it was with the others of its context over all runs, 0 to 1. */
  readonly stability: Readonly<Record<string, number>>;
  /** Largest first; `stability` is the mean of the members. */
  readonly contexts: readonly { readonly name: string; readonly members: number; readonly stability: number }[];
  readonly count: { readonly contexts: number; readonly asked: boolean; readonly why: string };
  readonly detection: Pick<FoundGroups, 'algorithm' | 'objective' | 'resolution'> & {
    readonly seed: number;
    readonly runs: number;
  };
  readonly metrics: {
    /** Newman and Girvan's Q of the weights as detection took them. */
    readonly modularity: number;
    /** Share of that weight between contexts. */
    readonly cutShare: number;
    readonly structuralModularity: number;
  };
}

/**
 * Contexts for a graph that has passed `parseGraph`. Pure: the same graph in any order and the same options give the
 * same contexts.
 * @throws BanyanError `GRAPH_TOO_MANY_CONTEXTS`, `GRAPH_COUNT_IMPOSSIBLE` when `count` cannot be had
 * @example proposeGraph({ edges: [{ from: 'Order', to: 'Customer' }] }).assignment
 */
export function proposeGraph(document: PlainGraph, options: ProposeGraphOptions = {}): GraphProposal {
  const { seed = 1, count } = options;
  const graph = readyGraph(document);
  if (count !== undefined) refuseTooMany(graph, count);
  const found = find(graph, { ...options, seed });
  if (count !== undefined) refuseOther(found.partition, count);
  const [partition, runs] = [graph.expand(found.partition), found.runs.map(graph.expand)];
  const names = nameGroups(partition);
  const stability = stabilityOf(partition, runs);
  const { algorithm, objective, resolution, why } = found;
  return {
    assignment: Object.fromEntries([...partition].map(([node, group]) => [node, names.get(group)!])),
    stability: Object.fromEntries([...stability].map(([node, share]) => [node, round(share)])),
    contexts: toContexts(partition, names, stability),
    count: { contexts: names.size, asked: count !== undefined, why },
    detection: { algorithm, objective, seed, resolution: round(resolution), runs: runs.length },
    metrics: toMetrics(graph, partition),
  };
}

function find(graph: ReadyGraph, options: ProposeGraphOptions & { readonly seed: number }): FoundGroups {
  const { seed, count, algorithm } = options;
  if (algorithm !== undefined) return findGroupsBy(algorithm, graph, { seed, ...(count !== undefined && { count }) });
  return count === undefined ? findGroups(graph, seed) : findAskedGroups(graph, seed, count);
}

function toContexts(
  partition: Partition,
  names: ReadonlyMap<number, string>,
  stability: ReadonlyMap<string, number>,
): GraphProposal['contexts'] {
  const members = groupBy([...partition.keys()], (node) => names.get(partition.get(node)!)!);
  return [...members]
    .map(([name, nodes]) => ({
      name,
      members: nodes.length,
      stability: round(nodes.reduce((sum, node) => sum + stability.get(node)!, 0) / nodes.length),
    }))
    .sort((a, b) => b.members - a.members || (a.name < b.name ? -1 : 1));
}

function toMetrics({ whole }: ReadyGraph, partition: Partition): GraphProposal['metrics'] {
  const grouping = new Grouping(whole, toGroups(whole, partition), { between: true });
  const inside = grouping.insides.reduce((sum, weight) => sum + weight, 0);
  return {
    modularity: round(measureObjective(modularity(), grouping)),
    cutShare: whole.total === 0 ? 0 : round(1 - inside / whole.total),
    structuralModularity: round(measureObjective(structuralModularity, grouping)),
  };
}

function refuseTooMany({ whole, joined }: ReadyGraph, count: number): void {
  if (count <= joined.nodes.length) return;
  const bound = whole.nodes.length === joined.nodes.length ? '' : ` that may be parted ("together" joins some)`;
  throw new BanyanError(
    'GRAPH_TOO_MANY_CONTEXTS',
    `${count} contexts were asked for, and the graph has ${joined.nodes.length} nodes${bound}.`,
    `Ask for ${joined.nodes.length} or fewer, or leave the number to banyan.`,
  );
}

function refuseOther(partition: Partition, count: number): void {
  const found = new Set(partition.values()).size;
  if (found === count) return;
  throw new BanyanError(
    'GRAPH_COUNT_IMPOSSIBLE',
    `${count} contexts were asked for; with what "apart" and "largest" say, no fewer than ${found} were found.`,
    `Ask for ${found} or more, or allow more in "apart" and "largest".`,
  );
}
