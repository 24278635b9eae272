/** The demo's child processes: started, watched, and ended in reverse order whatever happens. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';

/** What to start. */
export interface Command {
  /** Names the log file. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts processes and ends every one it started. */
export class Processes {
  private readonly endings: (() => Promise<void>)[] = [];
  private ending: Promise<void> | undefined;

  /** @param logs folder for what the processes print */
  constructor(private readonly logs: string) {}

  /**
   * Starts a server and waits until it answers.
   * @param ready asked every 100 ms; true means it answers
   * @throws Error with the log's name when it ends or does not answer in 30 s
   */
  async start(command: Command, ready: () => Promise<boolean>): Promise<ChildProcess> {
    const child = this.spawn(command);
    this.endLater(() => endProcess(child));
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; await pause(100)) {
      if (child.exitCode !== null) break;
      if (await ready()) return child;
    }
    throw new Error(`${command.name} does not answer; see ${join(this.logs, `${command.name}.log`)}`);
  }

  /** Runs a command to its end and gives what it printed. A failing one throws, unless `tolerate`. */
  async run(command: Command, tolerate = false): Promise<{ readonly code: number; readonly output: string }> {
    const child = this.spawn(command);
    this.endLater(() => endProcess(child));
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => (output += part.toString()));
    const code = await exitOf(child);
    if (code !== 0 && !tolerate) throw new Error(`${command.name} ended with ${code}:\n${output.slice(-4000)}`);
    return { code, output };
  }

  /** Has something ended with the processes, in its turn. */
  endLater(end: () => Promise<void>): void {
    this.endings.push(end);
  }

  /** Ends what still runs, the last started first: politely, and after 15 s by force. */
  endAll(): Promise<void> {
    return (this.ending ??= this.endInReverse());
  }

  private async endInReverse(): Promise<void> {
    for (const end of this.endings.splice(0).reverse()) await end();
  }

  private spawn({ name, command, args, cwd, env }: Command): ChildProcess {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const log = createWriteStream(join(this.logs, `${name}.log`), { flags: 'a' });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    child.on('close', () => log.end());
    return child;
  }
}

/** Waits for `milliseconds`. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Ends one process and waits until it is gone. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = exitOf(child);
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await gone;
  clearTimeout(force);
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
