/** Processor time of functions, from the lines of a profile. */
import { type FunctionFact, groupBy, type ProfileLine, type SymbolId } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';

/** Milliseconds of one function. */
export interface FunctionTime {
  /** In its own lines. */
  readonly own: number;
  /** With everything it called: the largest of its lines. */
  readonly total: number;
  /** The longest stretch without a break. */
  readonly longest: number;
  /** The line that takes most. */
  readonly line: number;
}

/** Functions that samples fell into. A line belongs to the innermost function around it. */
export const functionTimes = oncePerIndex((index): ReadonlyMap<SymbolId, FunctionTime> => {
  const lines = index.evidence?.profile?.lines ?? [];
  const byFile = groupBy([...index.functions.values()], ({ file }) => file);
  const placed = lines.flatMap((line) => {
    const owner = innermost(byFile.get(line.file) ?? [], line.line);
    return owner ? [{ id: owner.id, line }] : [];
  });
  return new Map([...groupBy(placed, ({ id }) => id)].map(([id, group]) => [id, sumUp(group.map(({ line }) => line))]));
});

/** Milliseconds in which the processor worked: all samples but the idle ones. */
export function busyMilliseconds({ evidence }: FactsIndex): number {
  const profile = evidence?.profile;
  return profile ? Math.max(0, profile.milliseconds - profile.idle) : 0;
}

function innermost(functions: readonly FunctionFact[], line: number): FunctionFact | undefined {
  const around = functions.filter((one) => one.line <= line && line <= one.endLine);
  return around.sort((a, b) => a.endLine - a.line - (b.endLine - b.line))[0];
}

function sumUp(lines: readonly ProfileLine[]): FunctionTime {
  const hottest = lines.reduce((most, line) => (line.own > most.own ? line : most));
  return {
    own: lines.reduce((sum, { own }) => sum + own, 0),
    total: Math.max(...lines.map(({ total }) => total)),
    longest: Math.max(...lines.map(({ longest }) => longest)),
    line: hottest.line,
  };
}
