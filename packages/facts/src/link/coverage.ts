/** How many calls could be followed. */
import type { CoverageFact } from '@banyan/model';
import type { LinkedCall } from './link-calls';
import type { Project } from './project';

export function coverageOf(project: Project, linked: readonly LinkedCall[]): CoverageFact {
  const own = new Set(linked.filter(({ handed }) => !handed).map(({ call }) => call));
  let outside = 0;
  for (const { file, call } of project.calls) {
    if (own.has(call)) continue;
    const callee = project.types.of(call.callee, { file, scope: call.scope });
    if (callee?.kind === 'library' || callee?.kind === 'array' || callee?.kind === 'callback') outside += 1;
  }
  const calls = project.calls.length;
  return { calls, own: own.size, outside, checked: 0, unknown: calls - own.size - outside };
}

/** All counts together. */
export function addCoverage(parts: readonly CoverageFact[]): CoverageFact {
  const sum = (key: keyof CoverageFact): number => parts.reduce((total, part) => total + part[key], 0);
  return {
    calls: sum('calls'),
    own: sum('own'),
    outside: sum('outside'),
    checked: sum('checked'),
    unknown: sum('unknown'),
  };
}
