/** Runs the command line in this process and catches what it prints. */
import { buildProgram } from './program';
import { reportFault } from './report-fault';

/** What a run left. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `runBanyan('analyze', folder, '--json')`. */
export async function runBanyan(...args: readonly string[]): Promise<Run> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => stdout.push(String(text)) > 0);
  const err = jest.spyOn(process.stderr, 'write').mockImplementation((text) => stderr.push(String(text)) > 0);
  try {
    const code = await buildProgram(args)
      .parseAsync(['node', 'banyan', ...args])
      .then(
        () => 0,
        (fault: unknown) => reportFault(fault, process.stderr),
      );
    return { code, stdout: stdout.join(''), stderr: stderr.join('') };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}
