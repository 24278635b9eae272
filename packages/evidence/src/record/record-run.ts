/** Runs a program of the user's with OpenTelemetry, and writes down what it did. The program is not changed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { commandMissing, outNotWritable } from '../errors';
import { findOpenTelemetry } from './find-open-telemetry';
import { untilNoneRuns } from './running-marks';
import { settingsVariable, type RecordingSettings } from './recording-settings';

/** Paths are relative to `cwd`. */
export interface RecordOptions {
  /** File of the spans; it is written anew. */
  readonly out: string;
  /** Writes a CPU profile beside it, one for each process. */
  readonly cpuProfile?: boolean;
  /** Writes for every statement and call which line of the app sent it; costs time of the app. */
  readonly callSites?: boolean;
  /** Ends the program after so many seconds. */
  readonly seconds?: number;
  readonly cwd?: string;
}

/** What came of it. */
export interface Recording {
  readonly spans: number;
  /** Files that were written, absolute. */
  readonly files: readonly string[];
  /** Of the program: 128 + number for a signal, 0 when it was ended after its seconds. */
  readonly exitCode: number;
}

/** How long a program may take to end after its seconds. */
const graceMilliseconds = 10_000;

/**
 * SIGINT and SIGTERM are passed on to the program.
 * @throws BanyanError EVIDENCE_OPENTELEMETRY_MISSING, EVIDENCE_COMMAND_MISSING, EVIDENCE_OUT_NOT_WRITABLE
 */
export async function recordRun(
  command: readonly string[],
  { out, cpuProfile, callSites, seconds, cwd = '.' }: RecordOptions,
): Promise<Recording> {
  const file = resolve(cwd, out);
  const profile = cpuProfile ? `${withoutEnding(file)}.{pid}.cpuprofile` : undefined;
  const service = basename(resolve(cwd));
  const openTelemetry = findOpenTelemetry(resolve(cwd));
  begin(file);
  const settings = {
    out: file,
    openTelemetry,
    service,
    ...(profile !== undefined && { profile }),
    ...(callSites && { callSites }),
  };
  const [program = '', ...args] = command;
  const child = spawn(program, args, { cwd, stdio: 'inherit', env: environment(settings) });
  const exitCode = await ended(child, program, seconds);
  await untilNoneRuns(file, graceMilliseconds);
  return { spans: await countSpans(file), files: [file, ...profilesBeside(file)], exitCode };
}

function begin(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
  } catch (cause) {
    throw outNotWritable(file, cause);
  }
}

function environment(settings: RecordingSettings): NodeJS.ProcessEnv {
  const options = [process.env['NODE_OPTIONS'], `--require ${JSON.stringify(hookFile())}`];
  return {
    ...process.env,
    NODE_OPTIONS: options.filter((option) => option !== undefined && option !== '').join(' '),
    [settingsVariable]: JSON.stringify(settings),
  };
}

/** The hook is loaded by a Node that knows no TypeScript. */
function hookFile(): string {
  const built = join(__dirname, 'hook.js');
  return existsSync(built) ? built : join(__dirname, '..', '..', 'dist', 'record', 'hook.js');
}

async function ended(child: ChildProcess, program: string, seconds: number | undefined): Promise<number> {
  let isOver = false;
  const timers: NodeJS.Timeout[] = [];
  const pass = (signal: NodeJS.Signals) => {
    // A terminal sends Ctrl-C to the program by itself.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  const end = () => {
    isOver = true;
    child.kill('SIGTERM');
    timers.push(setTimeout(() => child.kill('SIGKILL'), graceMilliseconds));
  };
  if (seconds !== undefined) timers.push(setTimeout(end, seconds * 1000));
  process.on('SIGINT', pass).on('SIGTERM', pass);
  try {
    const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((done, fail) => {
      child.once('error', (cause) => fail(commandMissing(program, cause)));
      child.once('exit', (...how) => done(how));
    });
    return isOver ? 0 : (code ?? 128 + (signal ? constants.signals[signal] : 0));
  } finally {
    for (const timer of timers) clearTimeout(timer);
    process.off('SIGINT', pass).off('SIGTERM', pass);
  }
}

/** Of all processes that wrote. */
async function countSpans(file: string): Promise<number> {
  let spans = 0;
  let rest = '';
  for await (const piece of createReadStream(file, 'latin1')) {
    const text = rest + String(piece);
    spans += text.split(mark).length - 1;
    rest = text.slice(Math.max(0, text.length - mark.length + 1));
  }
  return spans;
}

/** Stands once in each span, and within no text: a quote in a text is escaped. */
const mark = '"spanId":';

function profilesBeside(file: string): string[] {
  const begins = `${basename(withoutEnding(file))}.`;
  const names = readdirSync(dirname(file)).filter((name) => name.startsWith(begins) && /\.\d+\.cpuprofile$/.test(name));
  return names.sort().map((name) => join(dirname(file), name));
}

function withoutEnding(file: string): string {
  return file.replace(/\.[^./\\]+$/, '');
}
