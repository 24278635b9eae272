/** Functions that are handed to a library: which of the project's functions will run. */
import type { EndpointFact, SymbolId } from '@banyan/model';
import { symbolsOf } from '../../link/link-calls';
import type { PlacedCall, Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';

/** Calls within calls end here. */
const deepest = 4;

/** A function, the name of one, or a call that wraps one; the surrounding function when none is known. */
export function handedHandler(term: Term | undefined, { file, call }: PlacedCall, project: Project): SymbolId {
  return ownFunction(term, { file, scope: call.scope }, project) ?? project.functionAt(file, call.scope);
}

/** The project's function that a term stands for, out of its wrappers. */
export function ownFunction(term: Term | undefined, place: Place, project: Project, depth = 0): SymbolId | undefined {
  if (!term || depth > deepest) return undefined;
  if (term.kind === 'function') return project.functionAt(place.file, term.scope);
  if (term.kind === 'cast') return ownFunction(term.of, place, project, depth);
  if (term.kind !== 'call') return symbolsOf(project.types.of(term, place), project)[0];
  const call = project.sketch(place.file).calls[term.call];
  if (!call) return undefined;
  const bound = call.callee.kind === 'member' && call.callee.name === 'bind' ? [call.callee.of] : [];
  const at = { file: place.file, scope: call.scope };
  for (const inner of [...bound, ...call.args]) {
    const found = ownFunction(inner, at, project, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether something is handed over that may be a function: no text, number or options. */
export function mayBeFunction(term: Term | undefined): boolean {
  return term !== undefined && ['function', 'name', 'member', 'call', 'cast'].includes(term.kind);
}

export function toEndpoint(
  { file, call }: PlacedCall,
  fact: Pick<EndpointFact, 'kind' | 'method' | 'path' | 'handler'>,
): EndpointFact {
  return { ...fact, file, line: call.line };
}
