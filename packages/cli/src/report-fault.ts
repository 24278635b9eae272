/** Turns whatever was thrown into lines on stderr and an exit code. */
import { BanyanError, type Problem } from '@banyan/model';
import { CommanderError } from 'commander';
import { paint } from './print/paint';

/** Exit codes of the command; `banyan --help` lists them. */
export const exitCodes = { done: 0, fault: 1, usage: 2, defect: 70 } as const;

/**
 * Prints a fault and gives the exit code for it.
 * @returns 0 for `--help` and `--version`, which commander throws too
 */
export function reportFault(fault: unknown, stream: NodeJS.WriteStream): number {
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (fault instanceof BanyanError) {
    stream.write(formatFault(fault, stream));
    return exitCodes.fault;
  }
  const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  stream.write(
    `${paint('red', 'DEFECT', stream)} banyan failed in a way it should not. Please report this:\n${text}\n`,
  );
  return exitCodes.defect;
}

/** `CODE: sentence`, then every problem, then what to do. */
function formatFault(fault: BanyanError, stream: NodeJS.WriteStream): string {
  const head = `${paint('red', fault.code, stream)}: ${fault.message}`;
  const hint = `  ${paint('bold', 'What to do:', stream)} ${fault.hint}`;
  return [head, ...fault.problems.map(formatProblem), hint, ''].join('\n');
}

function formatProblem({ code, path, message, line }: Problem): string {
  const where = [line === undefined ? '' : `line ${line}`, path].filter(Boolean).join(' ');
  return `  ${code}${where ? ` at ${where}` : ''}: ${message}`;
}
