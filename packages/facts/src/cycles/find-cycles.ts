/** Import cycles: which modules import each other in a circle, and which imports to cut. */
import type { CycleFact, ImportFact } from '@banyan/model';
import { components } from './components';
import { feedbackEdges } from './feedback';

/** @param imports resolved imports, sorted by file and line */
export function findCycles(imports: readonly ImportFact[]): CycleFact[] {
  const graph = graphOf(imports);
  const lines = firstLines(imports);
  const running = components(graphOf(imports.filter(isAtRunTime)));
  const cyclicAtRunTime = new Set(running.flat());
  return components(graph).map((members) => ({
    members,
    atRunTime: members.some((member) => cyclicAtRunTime.has(member)),
    feedback: feedbackEdges(members, graph).map(([from, to]) => ({
      file: from,
      line: lines.get(`${from}\0${to}`) ?? 1,
      to,
    })),
  }));
}

/** Whether an import is still there in the program that runs. */
export function isAtRunTime({ kind }: ImportFact): boolean {
  return kind !== 'type-only' && kind !== 'import-type';
}

function graphOf(imports: readonly ImportFact[]): Map<string, string[]> {
  const targets = new Map<string, Set<string>>();
  for (const { file, to } of imports) {
    if (to === undefined || to === file) continue;
    const known = targets.get(file) ?? new Set();
    targets.set(file, known.add(to));
    if (!targets.has(to)) targets.set(to, new Set());
  }
  return new Map([...targets.keys()].sort().map((file) => [file, [...(targets.get(file) ?? [])].sort()]));
}

/** The first import of each pair. */
function firstLines(imports: readonly ImportFact[]): Map<string, number> {
  const lines = new Map<string, number>();
  for (const { file, line, to } of imports) {
    const key = `${file}\0${to}`;
    if (to !== undefined && line < (lines.get(key) ?? Infinity)) lines.set(key, line);
  }
  return lines;
}
