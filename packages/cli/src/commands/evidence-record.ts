/** `banyan evidence record`: runs an app with OpenTelemetry, without changing it. */
import { relative } from 'node:path';
import { BanyanError } from '@banyan/model';
import { Command } from 'commander';

interface EvidenceRecordOptions {
  readonly out: string;
  readonly cpuProfile?: boolean;
  readonly callSites?: boolean;
  readonly seconds?: number;
}

/** Builds the command. */
export function evidenceRecordCommand(): Command {
  return new Command('record')
    .description('Run an app with OpenTelemetry and write down what its requests and statements were.')
    .argument('<command...>', 'what starts the app, after --')
    .option('--out <file>', 'file of the traces', '.banyan/recorded/traces.jsonl')
    .option('--cpu-profile', 'write a CPU profile of every process beside it')
    .option('--call-sites', 'say of every statement which line of the app sent it; slows the app down')
    .option('--seconds <number>', 'end the app after so many seconds', toSeconds)
    .action(runEvidenceRecord)
    .addHelpText('after', examples);
}

/** The exit code is that of the app. */
async function runEvidenceRecord(command: string[], options: EvidenceRecordOptions): Promise<void> {
  const { recordRun } = await import('@banyan/evidence');
  const { spans, files, exitCode } = await recordRun(command, options);
  const names = files.map(shortest);
  process.stderr.write(`\n${spans} ${spans === 1 ? 'span' : 'spans'} in ${names[0]}\n${next(spans, names)}\n`);
  process.exitCode = exitCode;
}

/** Below the working folder without it. */
function shortest(file: string): string {
  const below = relative(process.cwd(), file);
  return below.startsWith('..') ? file : below;
}

function next(spans: number, names: readonly string[]): string {
  if (spans > 0 || names.length > 1) return `next: banyan evidence add ${names.join(' ')}`;
  return 'Nothing was recorded: send requests to the app while it runs.';
}

function toSeconds(text: string): number {
  const seconds = Number(text);
  if (/^\d+(?:\.\d+)?$/.test(text) && seconds > 0 && seconds <= 86_400) return seconds;
  throw new BanyanError(
    'CLI_BAD_SECONDS',
    `--seconds ${text} is not a number of seconds.`,
    'Give a number above 0, e.g. --seconds 60.',
  );
}

const examples = `
The app is yours and is run as you say; nothing of it is changed. It needs OpenTelemetry, with the app or with banyan:
  npm install --no-save @opentelemetry/api @opentelemetry/auto-instrumentations-node
or, a quarter of the size, the parts the app has use for:
  npm install --no-save @opentelemetry/{api,sdk-trace-node,instrumentation-http,instrumentation-nestjs-core,instrumentation-pg}
Literals of statements, ids in paths, query strings, addresses and agents are not written.
Ctrl-C ends the app, as it would without banyan.

Examples:
  banyan evidence record -- node dist/main
  banyan evidence record --seconds 120 --cpu-profile -- npm start
  banyan evidence record --out traces.jsonl -- node --enable-source-maps dist/main.js`;
