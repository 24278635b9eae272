import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const home = join(__dirname, '..', '..');

/** Compiles the app as its build does; quick when nothing changed. */
export async function buildApp(): Promise<void> {
  try {
    await run(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', join(home, 'tsconfig.json')]);
  } catch (error) {
    throw new Error(`pixelpulse does not compile:\n${(error as { stdout?: string }).stdout ?? String(error)}`);
  }
}
