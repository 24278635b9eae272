/**
 * Runs before the app, in its process (`NODE_OPTIONS=--require …`). The app is not to notice: whatever goes wrong here
 * is said on stderr, and the app goes on.
 */
import { isMainThread } from 'node:worker_threads';
import { CallSites } from './call-sites';
import { instrument } from './instrument';
import { isEsmEntry } from './is-esm-entry';
import { startProfiler } from './profiler';
import { readSettings, type RecordingSettings } from './recording-settings';
import { markRunning } from './running-marks';
import { SpanFile } from './span-file';

/** Programs that start programs: npm, npx, yarn, pnpm. */
const launcher = /[\\/](?:npm|npx|yarn|pnpm|corepack)(?:-cli)?(?:\.c?js)?$/;

const settings = readSettings(process.env);
if (settings && !launcher.test(process.argv[1] ?? '')) record(settings);

function record(settings: RecordingSettings): void {
  try {
    const spans = new SpanFile(
      settings.out,
      settings.service,
      settings.callSites ? new CallSites(process.cwd()) : undefined,
    );
    instrument(settings, spans, isEsmEntry(process.argv[1]));
    const end = isMainThread ? recordProcess(settings, spans) : () => spans.write();
    process.on('exit', end);
  } catch (fault) {
    process.stderr.write(`banyan: the app runs, but is not recorded: ${String(fault)}\n`);
  }
}

/** Returns what ends it. */
function recordProcess({ out, profile }: RecordingSettings, spans: SpanFile): () => void {
  const profiler = profile === undefined ? undefined : startProfiler(profile.replace('{pid}', `${process.pid}`));
  const unmark = markRunning(out, process.pid);
  const end = () => {
    spans.write();
    profiler?.end();
    unmark();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) onSignal(signal, spans, end);
  return end;
}

/** A process that nobody else keeps alive dies of its signal, as it would without us. */
function onSignal(signal: NodeJS.Signals, spans: SpanFile, end: () => void): void {
  process.on(signal, function flush() {
    spans.write();
    if (process.listenerCount(signal) > 1) return;
    end();
    process.removeListener(signal, flush);
    process.kill(process.pid, signal);
  });
}
