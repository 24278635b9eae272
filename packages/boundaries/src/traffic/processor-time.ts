/** Where processor time was seen to go, by module and function. */
import { groupBy, type ModulePath, type ProfileLine, type SymbolId } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { oncePerIndex } from '../once-per-index';

/** Processor time of profiles, without idling. */
export interface ProcessorTime {
  /** Milliseconds of everything that ran, packages and the platform included. */
  readonly busy: number;
  /** Lines by module, those with most own time first. */
  readonly linesOf: ReadonlyMap<ModulePath, readonly ProfileLine[]>;
  /** Own milliseconds of functions that the facts know, by the innermost one around each line. */
  readonly functions: ReadonlyMap<SymbolId, number>;
}

/** Absent without a profile in which anything ran. */
export const processorTime: (index: FactsIndex) => ProcessorTime | undefined = oncePerIndex((index) => {
  const profile = index.evidence?.profile;
  const busy = (profile?.milliseconds ?? 0) - (profile?.idle ?? 0);
  if (profile === undefined || busy <= 0) return undefined;
  const linesOf = groupBy(
    profile.lines.filter(({ file }) => index.has(file)),
    ({ file }) => file,
  );
  return { busy, linesOf, functions: timeByFunction(index, linesOf) };
});

function timeByFunction(
  { functions }: FactsIndex,
  linesOf: ReadonlyMap<ModulePath, readonly ProfileLine[]>,
): Map<SymbolId, number> {
  const inFile = groupBy([...functions.values()], ({ file }) => file);
  const time = new Map<SymbolId, number>();
  for (const [file, lines] of linesOf) {
    for (const { line, own } of lines) {
      const around = (inFile.get(file) ?? []).filter((one) => one.line <= line && line <= one.endLine);
      const [innermost] = around.sort((a, b) => a.endLine - a.line - (b.endLine - b.line));
      if (innermost !== undefined) time.set(innermost.id, (time.get(innermost.id) ?? 0) + own);
    }
  }
  return time;
}
