/** Entry of a worker process: obeys the primary, which alone hears signals. */
import { runWorker } from './run-worker';

// A terminal sends its signals to every process of the group, and so do some supervisors.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);

runWorker({
  report: (report) => void process.send?.(report),
  onOrder: (obey) => void process.on('message', obey),
  writeAccess: (text) => void process.stdout.write(text),
  leave: () => process.disconnect(),
});
