import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface RunningApp {
  readonly url: string;
  stop(): Promise<void>;
}

const main = join(__dirname, '..', '..', 'dist', 'main.js');
const READY_WITHIN_MS = 30_000;

/** Starts the built app on a free port and waits until it says where it listens. */
export async function startApp(env: Record<string, string>): Promise<RunningApp> {
  const app = spawn(process.execPath, [main], {
    env: { ...process.env, ...env, NODE_ENV: 'test', PORT: '0', HOST: '127.0.0.1', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endWithUs = () => app.kill('SIGKILL');
  process.once('exit', endWithUs);
  const stop = async () => {
    process.removeListener('exit', endWithUs);
    await end(app);
  };
  try {
    return { url: await readUrl(app), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readUrl(app: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (why: string) => reject(new Error(`pixelpulse ${why}:\n${output}`));
    const timer = setTimeout(() => fail('did not start in time'), READY_WITHIN_MS);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const url = /pixelpulse listens on (http:\S+)/.exec(output)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    };
    app.stdout?.on('data', read);
    app.stderr?.on('data', read);
    app.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
}

async function end(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return;
  const gone = once(app, 'exit');
  app.kill('SIGTERM');
  await gone;
}
