/** A proxy under measurement: a process of its own, Node's or not. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Native, prepare } from './natives';

/** What the bench needs of it. */
export interface Subject {
  readonly name: string;
  readonly port: number;
  readonly pid: number;
  readonly stop: () => void;
}

/** Starts one of `subject.cjs`. @param service port of what stands beside the upstream; only shadows have it */
export async function startNode(name: string, upstream: number, service = upstream): Promise<Subject> {
  const child = fork(join(__dirname, 'subject.cjs'), [name, String(upstream), String(service)], { execArgv: [] });
  const [{ port }] = (await once(child, 'message')) as [{ readonly port: number }];
  return { name, port, pid: child.pid ?? 0, stop: () => child.disconnect() };
}

/** Programs that run; whatever ends the bench, they end with it. */
const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Starts a program, and waits until it listens. */
export async function startNative(native: Native, upstream: number): Promise<Subject> {
  const port = await freePort();
  const env = { ...process.env, GOMAXPROCS: '1', XDG_DATA_HOME: '/tmp', XDG_CONFIG_HOME: '/tmp' };
  const args = prepare(native, port, upstream);
  const child: ChildProcess = spawn(native.binary, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  running.add(child);
  for (let i = 0; !(await listens(port)); i++) {
    if (i === 200 || child.exitCode !== null) throw new Error(`${native.name} does not start`);
    await delay(50);
  }
  return { name: native.name, port, pid: child.pid ?? 0, stop: () => end(child) };
}

function end(child: ChildProcess): void {
  running.delete(child);
  child.kill('SIGKILL');
}

/** Microseconds of CPU that a process and its children have used, all threads together. */
export function cpuOf({ pid }: Pick<Subject, 'pid'>): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  let nanoseconds = 1_000 * children.reduce((sum, child) => sum + cpuOf({ pid: Number(child) }), 0);
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const [ran = '0'] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
    nanoseconds += Number(ran);
  }
  return nanoseconds / 1_000;
}

/** Bytes of memory that a process has in use now. */
export function memoryOf({ pid }: Subject): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => resolve(false));
  });
}
