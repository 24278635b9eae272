/** Functions with the calls that they make into the project. */
import type { CallFact, FunctionFact, RepetitionContext, SymbolId } from '@banyan/model';
import { components } from '../cycles/components';
import type { LinkedCall } from '../link/link-calls';
import type { Project } from '../link/project';

/** @param fieldResolvers methods that a GraphQL server calls once for each object */
export function functionFacts(
  project: Project,
  linked: readonly LinkedCall[],
  fieldResolvers: ReadonlySet<SymbolId>,
): FunctionFact[] {
  const calls = callsByFunction(project, linked);
  const cyclic = circles(calls);
  return project.sketches.flatMap((sketch) =>
    sketch.functions
      .filter((entry) => entry.name !== '' || sketch.calls.length > 0)
      .map((entry): FunctionFact => {
        const id = `${sketch.path}#${entry.name}`;
        const own = (calls.get(id) ?? []).map((call) => withContext(call, id, cyclic, fieldResolvers));
        return { id, file: sketch.path, line: entry.line, endLine: entry.endLine, calls: own };
      }),
  );
}

function callsByFunction(project: Project, linked: readonly LinkedCall[]): Map<SymbolId, CallFact[]> {
  const calls = new Map<SymbolId, CallFact[]>();
  for (const entry of linked) {
    const id = project.functionAt(entry.file, entry.call.scope);
    const known = calls.get(id) ?? [];
    calls.set(id, known);
    const repetition: RepetitionContext | undefined = entry.handed ? 'mapped-callback' : entry.call.repetition;
    const text = project.calleeText(entry);
    for (const to of entry.targets) known.push({ line: entry.call.line, to, text, ...(repetition && { repetition }) });
  }
  for (const known of calls.values())
    known.sort((a, b) => a.line - b.line || compare(a.to, b.to) || compare(a.text, b.text));
  return calls;
}

/** Function → the circle of calls that it is in. */
function circles(calls: ReadonlyMap<SymbolId, readonly CallFact[]>): Map<SymbolId, number> {
  const graph = new Map([...calls.keys()].sort().map((id) => [id, (calls.get(id) ?? []).map((call) => call.to)]));
  const found = new Map<SymbolId, number>();
  components(graph).forEach((members, index) => members.forEach((member) => found.set(member, index)));
  return found;
}

function withContext(
  call: CallFact,
  from: SymbolId,
  cyclic: ReadonlyMap<SymbolId, number>,
  fieldResolvers: ReadonlySet<SymbolId>,
): CallFact {
  if (call.repetition) return call;
  const circle = cyclic.get(from);
  if (call.to === from || (circle !== undefined && circle === cyclic.get(call.to)))
    return { ...call, repetition: 'recursion' };
  return fieldResolvers.has(from) ? { ...call, repetition: 'field-resolver' } : call;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
