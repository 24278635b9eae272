/** `banyan propose --graph`: contexts for a plain weighted graph, whatever language it was drawn from. */
import { readFile } from 'node:fs/promises';
import { acceptDocument, BanyanError } from '@banyan/model';
import { formatGraphProposal } from '../print/format-graph-proposal';

/** What `banyan propose` is told about a graph. */
export interface GraphOptions {
  readonly graph?: string;
  readonly k?: number;
  readonly algorithm?: string;
  readonly seed: number;
  readonly json?: boolean;
}

/** Reads the graph, proposes, prints; nothing is written to disk. */
export async function proposeForGraph(file: string, { k, algorithm, seed, json }: GraphOptions): Promise<void> {
  const { parseGraph, proposeGraph } = await import('@banyan/boundaries');
  const graph = acceptDocument('plain-graph', parseGraph(await readText(file)), file);
  const proposal = proposeGraph(graph, {
    seed,
    ...(k !== undefined && { count: k }),
    ...(algorithm !== undefined && { algorithm }),
  });
  process.stdout.write(`${json ? JSON.stringify(proposal) : formatGraphProposal(proposal)}\n`);
}

/** @throws BanyanError `CLI_NEEDS_GRAPH` */
export function refuseWithoutGraph({ k }: GraphOptions): void {
  if (k === undefined) return;
  throw new BanyanError(
    'CLI_NEEDS_GRAPH',
    '-k goes with --graph only.',
    'Leave it out, or give a graph: banyan propose --graph graph.json.',
  );
}

/** A number of contexts. */
export function toCount(text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= 1) return count;
  throw new BanyanError(
    'CLI_BAD_COUNT',
    `-k ${text} is not a number of contexts.`,
    'Give a whole number from 1, e.g. -k 8.',
  );
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const what = cause.code === 'ENOENT' ? 'is not there' : `cannot be read: ${cause.message}`;
    throw new BanyanError('CLI_CANNOT_READ', `${file} ${what}.`, 'Check the path.', { cause });
  });
}

export const graphHelp = `
A plain graph (packages/model/schemas/plain-graph.schema.json) is JSON or YAML:

  { "directed": true,                     "from" uses "to" (calls, imports); left out: they only belong together
    "nodes": ["Log", { "id": "OrderPage", "kind": "entry-point" }],     those of edges need not be listed
    "edges": [{ "from": "OrderPage", "to": "Order", "weight": 12 },     weight 1 when left out; several add up
              { "from": "OrderPage", "to": "Tax", "kind": "indirect" }],  through others only: a third
    "together": [["Order", "OrderItem"]], "apart": [["Order", "Photo"]], "largest": 20 }

Without -k there are as many contexts as runs from many seeds agree on; --json says why, under count. With -k there are exactly so
many. --json prints { "assignment": { node: context }, "stability": { node: 0 to 1 }, contexts, count, detection, metrics }.

Algorithms:
  leiden        every group is connected, and runs differ less than Louvain's
  louvain       moves nodes between groups as long as modularity rises
  hierarchical  joins the two most alike groups until enough are left
  local-search  moves, joins, splits and swaps as long as the objective rises
Without --algorithm: the consensus of Leiden from many seeds; with -k a local search from there.
`;
