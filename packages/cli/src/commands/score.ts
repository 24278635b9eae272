/** `banyan score`: how good a partition is, by the metrics of a paper, and how near to a reference. */
import type { Remark } from '@banyan/boundaries';
import { Command, Option } from 'commander';
import { readScoreInput, type ScorePaths } from '../documents/read-score-input';
import { formatScores } from '../print/format-scores';
import { paint } from '../print/paint';

interface ScoreOptions extends ScorePaths {
  readonly metrics: string;
  readonly json?: boolean;
  readonly table?: boolean;
}

/** The dialects of `@banyan/boundaries`, which is loaded with the first score and not for `--help`. */
const dialectNames = ['fse21', 'cargo22', 'rldec'] as const;

/** Builds the command. */
export function scoreCommand(): Command {
  return new Command('score')
    .description('Score a partition by the metrics of a paper, and against a reference partition.')
    .requiredOption('--partition <file>', 'the clusters: { "member": cluster } as JSON, or a boundary proposal')
    .requiredOption('--calls <file>', 'how often members call each other: { "from--to": volume } as JSON')
    .option('--use-cases <file>', 'where members were seen at work: { "member": ["use case"] } as JSON; BCP needs it')
    .addOption(new Option('--metrics <dialect>', 'whose definitions').choices(dialectNames).default('fse21'))
    .option('--reference <file>', 'the partition that counts as right: adds MoJoFM, ARI, C2C and completeness')
    .addOption(new Option('--json', 'JSON on a terminal, too (elsewhere it always is)').conflicts('table'))
    .option('--table', 'the table elsewhere than on a terminal, too')
    .action(score)
    .addHelpText('after', notes);
}

async function score(options: ScoreOptions): Promise<void> {
  const { comparePartitions, dialects, remarkOn } = await import('@banyan/boundaries');
  const dialect = dialects.find(({ name }) => name === options.metrics)!;
  const { input, reference } = await readScoreInput(options);
  const scores = dialect.score(input);
  const agreement = reference && comparePartitions(input.assignment, reference);
  remarkOn(input, reference).forEach(tell);
  const asTable = options.table ?? (process.stdout.isTTY && !options.json);
  const text = asTable ? formatScores(dialect, scores, agreement) : JSON.stringify({ ...scores, ...agreement });
  process.stdout.write(`${text}\n`);
}

/** What the figures rest on goes beside them: a script's JSON stays JSON. */
function tell({ code, message }: Remark): void {
  process.stderr.write(`${paint('yellow', code, process.stderr)}: ${message}\n`);
}

const notes = `
The same names mean different figures in different papers: compare only within one dialect.
  fse21     Mono2Micro, exact to its published code: BCP, ICP, SM, IFN, NED, MQ
  cargo22   CARGO: BCP, ICP, Cohesion, Coupling, TransactionEntropy (nodes named DATABASE_…)
  rldec     RLDec, HyDec, MSExtractor: SMQ, ICP, IFN, NED, COV, MSN (cluster -1 holds outliers)

A partition may also be { "assignment": { "member": cluster } }, as other commands print it, or
{ "clusters": { "name": ["member"] } }. The order of members matters to SM of fse21, as published.
Calls from or to Root, the test driver, do not count.

Examples:
  banyan score --partition mono2micro-5.json --calls call-volume.json --use-cases use-cases.json
  banyan score --partition clusters.json --calls call-volume.json --metrics rldec | jq .SMQ
  banyan score --partition .banyan/proposal.json --calls traced.json --reference expert.json --table`;
