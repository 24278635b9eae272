/** Functions with the calls that they make into the project. */
import type { CallFact, FunctionFact, SymbolId } from '@banyan/model';
import type { LinkedCall } from '../link/link-calls';
import type { Project } from '../link/project';
import { isHandlerName } from '../sketch/handler-name';
import { isListenerName } from '../sketch/listener-functions';
import { calledOn } from './called-on';
import { circumstances } from './repeats/circumstances';
import { handsOn } from './repeats/given-by';
import { returnsOf, throwsByFunction } from './signatures';

/** A call, with what only tells whether it is a repetition. */
export interface FoundCall extends CallFact {
  /** Whether it is handed nothing: a function that calls itself so goes over nothing, it begins anew. */
  readonly bare?: boolean;
}

/** Functions with calls as they are found. */
export interface FoundFunction extends FunctionFact {
  readonly calls: readonly FoundCall[];
}

/** @param answering functions that a framework calls for requests */
export function functionFacts(
  project: Project,
  linked: readonly LinkedCall[],
  answering: ReadonlySet<SymbolId>,
): FoundFunction[] {
  const calls = callsByFunction(project, linked);
  addHandedOver(project, answering, calls);
  const throws = throwsByFunction(project);
  return project.sketches.flatMap((sketch) =>
    sketch.functions
      .filter((entry) => entry.name !== '' || sketch.calls.length > 0)
      .map((entry): FoundFunction => {
        const id = `${sketch.path}#${entry.name}`;
        const thrown = throws.get(id);
        const returns = returnsOf(entry, sketch.path, project);
        return {
          id,
          file: sketch.path,
          line: entry.line,
          endLine: entry.endLine,
          calls: calls.get(id) ?? [],
          ...(returns !== undefined && { returns }),
          ...(thrown && { throws: [...thrown].sort() }),
        };
      }),
  );
}

/**
 * What looked like a route and is none, `cache.get(key, async (ctx) => …)`, and what listens, `job.on('done', …)`: who hands
 * the function over has it called.
 */
function addHandedOver(project: Project, answering: ReadonlySet<SymbolId>, calls: Map<SymbolId, FoundCall[]>): void {
  for (const { path, functions, scopes } of project.sketches) {
    for (const { name, line, scope } of functions) {
      const to = `${path}#${name}`;
      if (!(isHandlerName(name) || isListenerName(name)) || answering.has(to)) continue;
      const id = project.functionAt(path, scopes[scope]?.parent ?? 0);
      const known = calls.get(id) ?? [];
      calls.set(id, known);
      known.push({ line, to, text: name });
      sortCalls(known);
    }
  }
}

function callsByFunction(project: Project, linked: readonly LinkedCall[]): Map<SymbolId, FoundCall[]> {
  const calls = new Map<SymbolId, FoundCall[]>();
  const waited = promising(project);
  for (const entry of linked) {
    const id = project.functionAt(entry.file, entry.call.scope);
    const known = calls.get(id) ?? [];
    calls.set(id, known);
    const how = circumstances(entry, project);
    const text = project.calleeText(entry);
    const bare = entry.call.args.length === 0 && { bare: true };
    const hands = handsOn(entry, project);
    const more = { ...(hands.length > 0 && { hands }), ...bare };
    for (const to of entry.targets)
      known.push({
        ...{ line: entry.call.line, to, text, ...calledOn(entry, to, project), ...how, ...more },
        ...(entry.call.dropped && waited.has(to) && { unawaited: true }),
      });
  }
  for (const known of calls.values()) sortCalls(known);
  return calls;
}

/** Functions that give a promise. */
function promising(project: Project): ReadonlySet<SymbolId> {
  return new Set(
    project.sketches.flatMap(({ path, functions }) =>
      functions
        .filter(({ async, returns }) => async || /^Promise</.test(returns ?? ''))
        .map(({ name }) => `${path}#${name}`),
    ),
  );
}

function sortCalls(calls: FoundCall[]): void {
  calls.sort((a, b) => a.line - b.line || compare(a.to, b.to) || compare(a.text, b.text));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
