/** How many functions a call may lead to: several of an interface, or of a table; what hooks and listens is called in any case. */
import type { Call, FactsIndex } from '../facts-index';

export function targetsOf(
  index: FactsIndex,
  { from, line, text, through }: Pick<Call, 'from' | 'line' | 'text' | 'through'>,
): number {
  if (through !== undefined) return 1;
  const targets = index.functions.get(from)?.calls.filter((other) => other.line === line && other.text === text) ?? [];
  return new Set(targets.map(({ to }) => to)).size;
}
