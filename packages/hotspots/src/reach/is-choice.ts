/** Classes that are one of several: callers name an interface, and a setting says who answers. */
import type { SymbolId } from '@banyan/model';
import type { Call, FactsIndex } from '../facts-index';

/** @returns whether every call of the class from outside may go to another class as well */
export function isChoice(index: FactsIndex, of: SymbolId): boolean {
  const own = (id: SymbolId) => id.startsWith(`${of}.`);
  const calls = [...index.functions.keys()].filter(own).flatMap((id) => index.callsTo.get(id) ?? []);
  const outer = calls.filter(({ from }) => !own(from));
  return outer.length > 0 && outer.every((call) => goesElsewhere(index, call, own));
}

function goesElsewhere(index: FactsIndex, { from, line, text }: Call, own: (id: SymbolId) => boolean): boolean {
  const made = index.functions.get(from)?.calls ?? [];
  return made.some((other) => other.line === line && other.text === text && !own(other.to));
}
