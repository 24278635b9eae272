/** The proxy's access log, read from its output as it comes. */
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** One answered request, as the proxy logs it. */
export interface AccessLine {
  readonly route: string;
  readonly upstream: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly revision: number;
  /** Code of an answer of the proxy's own, e.g. because an upstream did not answer. */
  readonly fault?: string;
}

/** Keeps the lines since they were last taken. */
export class AccessLog {
  private lines: AccessLine[] = [];

  /** @param proxy a process whose standard output carries the log, one JSON value a line */
  constructor(proxy: ChildProcess) {
    if (!proxy.stdout) throw new Error('the proxy has no output');
    createInterface({ input: proxy.stdout }).on('line', (line) => {
      if (line.startsWith('{')) this.lines.push(JSON.parse(line) as AccessLine);
    });
  }

  /** The lines since the last call. */
  take(): readonly AccessLine[] {
    const taken = this.lines;
    this.lines = [];
    return taken;
  }
}
