/** An import graph as people and scripts ask for it: pairs of files, hubs, what leads nowhere. Pure. */
import type { ImportGraph } from '@banyan/facts';
import type { ImportFact, ImportKind } from '@banyan/model';

/** All imports of one file by another one. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** Sorted, each once. */
  readonly kinds: readonly ImportKind[];
  /** Of the first import. */
  readonly line: number;
}

/** A file with many edges. */
export interface Hub {
  readonly file: string;
  readonly importedBy: number;
  readonly imports: number;
}

export interface GraphView extends ImportGraph {
  readonly edges: readonly GraphEdge[];
  /** The files that most others import, at most twenty. */
  readonly hubs: readonly Hub[];
  /** Imports that should lead to a file of the project and do not. */
  readonly broken: readonly ImportFact[];
  /** Imports whose specifier is computed at run time. */
  readonly nonLiteral: readonly ImportFact[];
}

const shownHubs = 20;

export function viewGraph(graph: ImportGraph): GraphView {
  const edges = edgesOf(graph);
  return {
    ...graph,
    edges,
    hubs: hubsOf(edges),
    broken: graph.imports.filter(({ resolution }) => resolution === 'internal-broken'),
    nonLiteral: graph.imports.filter(({ resolution }) => resolution === 'non-literal'),
  };
}

/** Both ends among the files that were read. */
function edgesOf({ modules, imports }: ImportGraph): GraphEdge[] {
  const read = new Set(modules.map(({ path }) => path));
  const pairs = new Map<string, { from: string; to: string; kinds: Set<ImportKind>; line: number }>();
  for (const { file, to, kind, line } of imports) {
    if (to === undefined || to === file || !read.has(to)) continue;
    const key = `${file}\0${to}`;
    const pair = pairs.get(key) ?? { from: file, to, kinds: new Set(), line };
    pair.kinds.add(kind);
    pairs.set(key, pair);
  }
  const edges = [...pairs.values()].map(({ kinds, ...pair }) => ({ ...pair, kinds: [...kinds].sort() }));
  return edges.sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
}

function hubsOf(edges: readonly GraphEdge[]): Hub[] {
  const hubs = new Map<string, { file: string; importedBy: number; imports: number }>();
  const hub = (file: string) => {
    const known = hubs.get(file) ?? { file, importedBy: 0, imports: 0 };
    hubs.set(file, known);
    return known;
  };
  for (const { from, to } of edges) {
    hub(from).imports += 1;
    hub(to).importedBy += 1;
  }
  const sorted = [...hubs.values()].sort((a, b) => b.importedBy - a.importedBy || compare(a.file, b.file));
  return sorted.filter(({ importedBy }) => importedBy > 1).slice(0, shownHubs);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
