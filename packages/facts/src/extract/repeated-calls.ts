/** Calls that are repeated by what only the whole project shows: circles of calls, and field resolvers. */
import type { CallFact, EndpointFact, FunctionFact, SymbolId } from '@banyan/model';
import { components } from '../cycles/components';
import type { FoundCall, FoundFunction } from './function-facts';

/** Functions with the contexts of their calls. @param functions of all files */
export function withRepetition(
  functions: readonly FoundFunction[],
  endpoints: readonly EndpointFact[],
): FunctionFact[] {
  const fields = endpoints.filter(({ kind, method }) => kind === 'graphql' && method === 'FIELD');
  const fieldResolvers = new Set(fields.map(({ handler }) => handler));
  const cyclic = circles(functions);
  return functions.map((entry) => {
    if (entry.calls.length === 0) return entry;
    const plain = !cyclic.has(entry.id) && !fieldResolvers.has(entry.id) && !callsItself(entry);
    const context = plain ? toFact : (call: FoundCall) => withContext(call, entry.id, cyclic, fieldResolvers);
    return { ...entry, calls: entry.calls.map(context) };
  });
}

function callsItself({ id, calls }: FunctionFact): boolean {
  return calls.some(({ to }) => to === id);
}

/** Function → the circle of calls that it is in. */
function circles(functions: readonly FunctionFact[]): Map<SymbolId, number> {
  const calling = functions.filter(({ calls }) => calls.length > 0);
  const graph = new Map(calling.map(({ id, calls }) => [id, calls.map((call) => call.to)]));
  const found = new Map<SymbolId, number>();
  components(graph).forEach((members, index) => members.forEach((member) => found.set(member, index)));
  return found;
}

function toFact({ bare: _, ...call }: FoundCall): CallFact {
  return call;
}

function withContext(
  { bare, ...call }: FoundCall,
  from: SymbolId,
  cyclic: ReadonlyMap<SymbolId, number>,
  fieldResolvers: ReadonlySet<SymbolId>,
): CallFact {
  if (call.repetition) return call;
  const circle = cyclic.get(from);
  if (!bare && (call.to === from || (circle !== undefined && circle === cyclic.get(call.to))))
    return { ...call, repetition: 'recursion' };
  return fieldResolvers.has(from) ? { ...call, repetition: 'field-resolver' } : call;
}
