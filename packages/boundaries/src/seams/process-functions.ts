/** Which calls need the other side's process, and not only its code. */
import type { SymbolId } from '@banyan/model';
import { reaching } from '../call-graph';
import { type FactsIndex, ownerOf } from '../facts-index';
import { oncePerIndex } from '../once-per-index';

/** Functions that cannot simply be copied to the caller: they reach data, state or another provider. */
export const processFunctions = oncePerIndex((index): ((id: SymbolId) => boolean) => {
  const { facts } = index;
  const touching = reaching(index, [...facts.accesses.map((access) => access.function), ...stateful(index)]);
  const injected = new Set(facts.injections.flatMap(({ to }) => (to === undefined ? [] : [to])));
  return (id) => touching.has(id) || injected.has(ownerOf(id)) || isServed(index, id);
});

function stateful({ facts, functions }: FactsIndex): SymbolId[] {
  const owners = new Set(facts.processState.filter(({ kind }) => kind !== 'environment').map(({ owner }) => owner));
  return [...functions.keys()].filter((id) => owners.has(id) || owners.has(ownerOf(id)));
}

function isServed({ classes }: FactsIndex, id: SymbolId): boolean {
  const role = classes.get(ownerOf(id))?.role;
  return role === 'provider' || role === 'controller' || role === 'resolver' || role === 'gateway';
}
