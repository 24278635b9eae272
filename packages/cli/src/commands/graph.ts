/** `banyan graph`: the import graph alone, in seconds. */
import { Command, Option } from 'commander';
import { formatDocument } from '../documents/format-document';
import { printPieces } from '../documents/print-pieces';
import { writePieces } from '../documents/write-document';
import { formatDot } from '../graph/format-dot';
import { formatGraph } from '../graph/format-graph';
import { formatMermaid } from '../graph/format-mermaid';
import { type GraphView, viewGraph } from '../graph/view-graph';
import { progressBar } from '../print/progress-bar';
import { refuseGaps } from './refuse-gaps';

interface GraphOptions {
  readonly source?: string[];
  readonly out?: string;
  readonly tests: boolean;
  readonly json?: boolean;
  readonly dot?: boolean;
  readonly mermaid?: boolean;
}

/** Builds the command. */
export function graphCommand(): Command {
  return new Command('graph')
    .description('Draw the import graph alone: edges, cycles and what to cut, imports that lead nowhere, hubs.')
    .argument('<root>', 'folder of the project; its code and configuration are read, never run')
    .option('--source <dir...>', 'source folders below the root (found by themselves when none is given)')
    .option('--tests', 'read test files too', false)
    .option('--no-tests', 'leave test files out (the default)')
    .addOption(new Option('--json', 'everything as JSON').conflicts(['dot', 'mermaid']))
    .addOption(new Option('--dot', 'the edges for Graphviz').conflicts('mermaid'))
    .addOption(new Option('--mermaid', 'the edges as a Mermaid flowchart'))
    .option('--out <file>', 'write to a file instead of the terminal')
    .action(graph)
    .addHelpText('after', examples);
}

async function graph(root: string, options: GraphOptions): Promise<void> {
  const [{ collectImports }, { compileLess }] = await Promise.all([
    import('@banyan/facts'),
    import('@banyan/facts/process'),
  ]);
  compileLess();
  const startedAt = performance.now();
  const collected = collectImports(root, {
    ...(options.source && { source: options.source }),
    tests: options.tests,
    onProgress: progressBar('reading', process.stderr),
  });
  const view = viewGraph(collected);
  const seconds = (performance.now() - startedAt) / 1000;
  const pieces = format(view, options, seconds);
  if (options.out === undefined) await printPieces(pieces);
  else await writePieces(options.out, pieces);
  refuseGaps(view.problems, options.out ?? 'the output above');
}

function format(view: GraphView, { json, dot, mermaid }: GraphOptions, seconds: number): Iterable<string> {
  if (json) return formatDocument(view);
  if (dot) return formatDot(view);
  return mermaid ? formatMermaid(view) : [`${formatGraph(view, seconds)}\n`];
}

const examples = `
Examples:
  banyan graph apps/api
  banyan graph . --source server --source shared --tests
  banyan graph . --json | jq '.cycles[0].members'
  banyan graph . --dot | dot -Tsvg > graph.svg
  banyan graph src/orders --mermaid --out docs/orders.mmd`;
