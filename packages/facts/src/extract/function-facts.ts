/** Functions with the calls that they make into the project. */
import type { CallFact, FunctionFact, SymbolId } from '@banyan/model';
import type { LinkedCall } from '../link/link-calls';
import type { Project } from '../link/project';
import { circumstances } from './repeats/circumstances';
import { returnsOf, throwsByFunction } from './signatures';

export function functionFacts(project: Project, linked: readonly LinkedCall[]): FunctionFact[] {
  const calls = callsByFunction(project, linked);
  const throws = throwsByFunction(project);
  return project.sketches.flatMap((sketch) =>
    sketch.functions
      .filter((entry) => entry.name !== '' || sketch.calls.length > 0)
      .map((entry): FunctionFact => {
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

function callsByFunction(project: Project, linked: readonly LinkedCall[]): Map<SymbolId, CallFact[]> {
  const calls = new Map<SymbolId, CallFact[]>();
  for (const entry of linked) {
    const id = project.functionAt(entry.file, entry.call.scope);
    const known = calls.get(id) ?? [];
    calls.set(id, known);
    const how = circumstances(entry, project);
    const text = project.calleeText(entry);
    for (const to of entry.targets) known.push({ line: entry.call.line, to, text, ...how });
  }
  for (const known of calls.values())
    known.sort((a, b) => a.line - b.line || compare(a.to, b.to) || compare(a.text, b.text));
  return calls;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
