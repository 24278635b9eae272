/** Clients of a transaction that are handed to other functions: what those do with them runs in the transaction, too. */
import type { DataAccessFact, SymbolId } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import type { TransactionBlock } from './transaction-facts';

/** An access, with the parameter of its function that its client or transaction came in as. */
export interface FoundAccess extends DataAccessFact {
  readonly client?: number;
}

const options = /^(?:transaction|session|transacting|manager|tx|trx)$/;

/** The parameter that a call is made on, or that its options name as the transaction. */
export function clientParameter({ file, call }: PlacedCall, project: Project): number | undefined {
  const place = { file, scope: call.scope };
  const of = call.callee.kind === 'member' ? call.callee.of : undefined;
  const given = call.args.flatMap((arg) =>
    arg.kind === 'record' ? arg.fields.filter(({ key }) => options.test(key)).map(({ value }) => value) : [],
  );
  return [...(of ? [of] : []), ...given]
    .map((term) => parameterOf(term, place, project, 0))
    .find((at) => at !== undefined);
}

/** Accesses with the transaction whose client alone is handed to them; `client` is left out. */
export function inHandedTransactions(
  accesses: readonly FoundAccess[],
  blocks: readonly TransactionBlock[],
): DataAccessFact[] {
  const handed = new Map<string, Set<string>>();
  for (const { id, hands } of blocks) {
    for (const key of hands) handed.set(key, (handed.get(key) ?? new Set()).add(id));
  }
  return accesses.map(({ client, ...access }) => {
    const ids = client === undefined ? undefined : handed.get(handedKey(access.function, client));
    const [id, ...more] = ids ?? [];
    return access.transaction === undefined && id !== undefined && more.length === 0
      ? { ...access, transaction: id }
      : access;
  });
}

/** A parameter of a function. */
export function handedKey(target: SymbolId, parameter: number): string {
  return `${target}/${parameter}`;
}

/** The name that an expression hangs on: `tx` of `tx.user`, `tx.getRepository(User)`. */
export function rootNames(term: Term, file: string, project: Project, depth = 0): string[] {
  if (depth > 6) return [];
  const inner = (next: Term): string[] => rootNames(next, file, project, depth + 1);
  if (term.kind === 'name') return [term.name];
  if (term.kind === 'member' || term.kind === 'cast') return inner(term.of);
  if (term.kind === 'either') return term.options.flatMap(inner);
  if (term.kind === 'record') return term.fields.flatMap(({ value }) => inner(value));
  if (term.kind !== 'call') return [];
  const callee = project.sketch(file).calls[term.call]?.callee;
  return callee?.kind === 'member' ? inner(callee.of) : [];
}

function parameterOf(term: Term, place: Place, project: Project, depth: number): number | undefined {
  if (depth > 4) return undefined;
  const { scopes } = project.sketch(place.file);
  for (const name of rootNames(term, place.file, project)) {
    for (let at = place.scope; at > 0; at = scopes[at]?.parent ?? -1) {
      const binding = scopes[at]?.bindings.get(name);
      if (!binding) continue;
      if (binding.parameter !== undefined && !scopes[at]?.callbackOf) return binding.parameter;
      const found = binding.init && parameterOf(binding.init, { file: place.file, scope: at }, project, depth + 1);
      if (found !== undefined) return found;
      break;
    }
  }
  return undefined;
}
