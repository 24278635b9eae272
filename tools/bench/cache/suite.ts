/** The two halves of the suite: the server behind the cache, and the client in front of it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { devNull } from 'node:os';

/** The server behind the cache. */
export interface SuiteServer {
  readonly port: number;
  readonly stop: () => void;
}

/** Starts it on a free port; resolves when it listens. */
export async function startSuiteServer(folder: string): Promise<SuiteServer> {
  const port = await freePort();
  const settings = { npm_config_protocol: 'http', npm_config_port: String(port), npm_config_pidfile: devNull };
  const child = start(folder, ['test-engine/server/server.mjs'], settings);
  process.on('exit', () => child.kill('SIGKILL')); // whatever ends the bench, nothing is left running
  await once(child.stdout ?? child, 'data');
  child.stdout?.resume();
  return { port, stop: () => void child.kill('SIGKILL') };
}

/**
 * Runs every test, or the one named, against `base`.
 * @returns what the client printed: results as JSON, or the conversation of one test
 */
export async function runSuite(folder: string, base: string, id: string): Promise<string> {
  // The runner takes its settings from npm; both have to be set, the id to nothing for all tests.
  const child = start(folder, ['--no-warnings', 'test-engine/cli.mjs'], {
    npm_config_base: base,
    npm_config_id: id,
    npm_package_config_id: '',
  });
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`the suite ended with ${code}`);
  return Buffer.concat(chunks).toString();
}

function start(folder: string, args: readonly string[], settings: Readonly<Record<string, string>>): ChildProcess {
  const env = { ...process.env, ...settings };
  return spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
