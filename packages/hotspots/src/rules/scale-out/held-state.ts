/** State that belongs together: what one class or file keeps for one purpose, and who gets to it. */
import { type FindingEntryPoint, groupBy, type ProcessStateFact, type SymbolId } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { entryPointsOf } from '../../reach/entry-points-of';
import { offlineModules } from '../../roles/offline-modules';

/** Facts of one holder and one use. */
export interface HeldState {
  readonly facts: readonly [ProcessStateFact, ...ProcessStateFact[]];
  /** Whether a library keeps it, so that nobody of the project is seen changing it. */
  readonly byLibrary: boolean;
  readonly function: SymbolId;
  readonly entryPoints: readonly FindingEntryPoint[];
}

/** State of the process that passes, by holder, in the order of the facts; without tests and what no server runs. */
export function heldState(index: FactsIndex, passes: (fact: ProcessStateFact) => boolean): HeldState[] {
  const offline = offlineModules(index);
  const facts = index.facts.processState.filter((fact) => passes(fact) && !index.isTest(fact.file));
  return [...groupBy(facts, holderOf).values()]
    .map((group) => toHeld(index, group as [ProcessStateFact]))
    .filter(({ facts: [{ file }], entryPoints }) => !offline.has(file) || entryPoints.length > 0);
}

/** A field's class or file; a library that counts or remembers is mended once for all; others where they are called. */
function holderOf({ owner, changedIn, name, use }: ProcessStateFact): string {
  if (changedIn) return owner;
  return use === 'cache' || use === 'rate-limit' ? `\0${name}` : `${owner}\0${name}`;
}

function toHeld(index: FactsIndex, facts: readonly [ProcessStateFact, ...ProcessStateFact[]]): HeldState {
  const changers = [...new Set(facts.flatMap(({ owner, changedIn }) => changedIn ?? [owner]))];
  const [first] = facts;
  const byLibrary = facts.every(({ changedIn }) => changedIn === undefined);
  if (byLibrary && facts.every(({ owner }) => setsUp.test(owner)))
    return { facts, byLibrary, function: first.owner, entryPoints: passingThrough(index, facts) };
  const entryPoints = entryPointsOf(index, changers);
  const nearest = entryPoints[0]?.chain.at(-1)?.to ?? entryPoints[0]?.handler;
  return { facts, byLibrary, function: nearest ?? changers[0] ?? first.owner, entryPoints };
}

/** The module level and constructors: what is made there stands in front of entry points. */
const setsUp = /#$|\.constructor$/;

/** Entry points that have what the library made in front of them. */
function passingThrough(index: FactsIndex, facts: readonly ProcessStateFact[]): FindingEntryPoint[] {
  const passing = index.facts.endpoints.filter(({ through = [] }) =>
    facts.some(({ name, use, file }) => through.some((one) => isIt(one.name, name, use) || one.id === `${file}#`)),
  );
  return passing.map(({ kind, method, path, handler }) => ({ kind, method, path, handler, chain: [] }));
}

function isIt(enhancer: string, name: string, use: ProcessStateFact['use']): boolean {
  if (use === 'rate-limit' && /throttl/i.test(name)) return /^Throttler\w*Guard/.test(enhancer);
  if (use === 'cache' && name.startsWith('CacheModule')) return /Cache\w*Interceptor/.test(enhancer);
  return enhancer === name || enhancer.startsWith(`${name}(`);
}
