import { rm } from 'node:fs/promises';
import { recall } from './started-environment';

/** Ends what the set-up started, and nothing else. */
export default async function teardown(): Promise<void> {
  const started = recall();
  if (!started) return;
  await started.app?.stop();
  await started.postgres.stop();
  await rm(started.folder, { recursive: true, force: true });
}
