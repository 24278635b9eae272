/** Lists that a caller of the application sends: as long as one request makes them, and not as the data grows. */
import type { GivenFact, RepeatFact, SymbolId } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { runContexts } from '../../roles/run-contexts';

/** What is known of the caller and not sent by it, e.g. `ctx.state.user.teams`. */
const known = /\b(?:user|account|session|auth|state|tenant|organi[sz]ation|team|workspace|member|config)\b/i;

/** Whether everything that is gone over was sent, whoever calls the function for a request. */
export function isSent(index: FactsIndex, owner: SymbolId, repeats: readonly RepeatFact[]): boolean {
  return repeats.every(({ given }) => given !== undefined && isSentTo(index, owner, given, new Set()));
}

function isSentTo(index: FactsIndex, owner: SymbolId, given: GivenFact, seen: Set<string>): boolean {
  const [name = '', property] = given.words.split('.');
  const key = `${owner} ${given.parameter} ${property ?? ''}`;
  if (seen.has(key)) return true;
  seen.add(key);
  if (index.endpointsOf.has(owner)) return !known.test(given.words.slice(0, given.words.lastIndexOf('.') + 1));
  if (known.test(name) && property !== undefined) return false;
  const callers = (index.callsTo.get(owner) ?? []).filter(
    ({ from }) => from !== owner && runContexts(index).runsIn(from, 'request'),
  );
  if (callers.length === 0) return false;
  return callers.every((call) => {
    const handed = call.hands?.find(
      (one) => one.argument === given.parameter && (one.property === undefined || one.property === property),
    );
    return handed !== undefined && isSentTo(index, call.from, handed.given, seen);
  });
}
