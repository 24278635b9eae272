/** The last plan that worked, kept on disk for the day the plan is broken and the process has to start. */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { RoutingPlan } from '@banyan/model';
import { examineText } from './plan-gate';
import type { Environment } from './secrets';

/** Where it is kept: beside the plan, or in `stateDir`. */
export function lastGoodFile(planFile: string, stateDir?: string): string {
  return join(stateDir ?? dirname(planFile), `${basename(planFile)}.last-good`);
}

/** The last good plan; undefined when there is none, or when even that one is broken. */
export async function readLastGood(
  planFile: string,
  environment: Environment,
  stateDir?: string,
): Promise<RoutingPlan | undefined> {
  const text = await readFile(lastGoodFile(planFile, stateDir), 'utf8').catch(() => undefined);
  const result = text === undefined ? undefined : examineText(text, environment, dirname(planFile));
  return result?.ok ? result.value : undefined;
}

/**
 * Writes it so that a crash at any moment leaves the old text or the new one, never a part.
 * @throws what the file system says; keeping it is worth a warning, not a stop
 */
export async function writeLastGood(planFile: string, text: string, stateDir?: string): Promise<void> {
  const file = lastGoodFile(planFile, stateDir);
  const draft = `${file}.${process.pid}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  try {
    const handle = await open(draft, 'w', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
