/** Clusters for tests: real processes, ended after each test. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ClusterOptions } from '../cluster/cluster-options';
import type { DrainReport } from '../life/drain';
import type { LogLine } from '../log/log-line';

/** A cluster that runs in processes of its own. */
export interface TestCluster {
  readonly address: string;
  readonly adminAddress: string;
  /** What it logged so far. */
  readonly lines: readonly LogLine[];
  /** What it wrote to its standard output so far. */
  readonly output: () => string;
  readonly report: () => DrainReport | undefined;
  /** Process ids of the workers that run now. */
  readonly workers: () => Promise<readonly number[]>;
  readonly signal: (name: NodeJS.Signals) => void;
  /** Resolves when the primary has ended. */
  readonly ended: Promise<number | null>;
}

type Message = Partial<Pick<TestCluster, 'address' | 'adminAddress'>> & {
  readonly line?: LogLine;
  readonly report?: DrainReport;
  readonly fault?: { readonly code: string };
};

const running: ChildProcess[] = [];

afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const gone = once(child, 'exit');
    child.kill('SIGKILL'); // its workers notice that they are alone, and end
    await gone;
  }
});

/** Starts a cluster on free ports. @throws the fault that keeps it from starting */
export async function startTestCluster(options: ClusterOptions & { readonly share?: number }): Promise<TestCluster> {
  const argument = JSON.stringify({ listen: '127.0.0.1:0', admin: '127.0.0.1:0', workers: 2, ...options });
  const child = fork(join(__dirname, 'cluster-process.fixture.cjs'), [argument], {
    execArgv: ['-r', join(__dirname, 'read-sources.fixture.cjs'), '-C', '@banyan/source'],
    silent: true,
  });
  running.push(child);
  const lines: LogLine[] = [];
  let [output, report]: [string, DrainReport | undefined] = ['', undefined];
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString('latin1')));
  child.stderr?.on('data', (chunk: Buffer) => process.stderr.write(chunk));
  const started = new Promise<Message>((resolve, reject) => {
    child.on('exit', () => reject(new Error('the cluster has ended')));
    child.on('message', (message: Message) => {
      if (message.line) lines.push(message.line);
      report = message.report ?? report;
      if (message.fault) reject(Object.assign(new Error(message.fault.code), message.fault));
      if (message.address) resolve(message);
    });
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const { address = '', adminAddress = '' } = await started;
  return {
    address,
    adminAddress,
    lines,
    output: () => output,
    report: () => report,
    workers: async () => {
      const { workers } = (await (await fetch(`http://${adminAddress}/plan`)).json()) as { workers: { pid: number }[] };
      return workers.map(({ pid }) => pid);
    },
    signal: (name) => void child.kill(name),
    ended,
  };
}
