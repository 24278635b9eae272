/** How many calls could be followed, and where the others go. */
import type { CoverageFact } from '@banyan/model';
import type { Term } from '../sketch/term';
import type { LinkedCall } from './link-calls';
import type { PlacedCall, Project } from './project';
import type { Place } from './types';

/** Methods that promises and functions have by themselves. */
const ofPlatform = /^(?:then|catch|finally|bind|call|apply|toString|hasOwnProperty)$/;

/** @param checked calls that the type checker answered */
export function coverageOf(
  project: Project,
  linked: readonly LinkedCall[],
  checked: ReadonlyMap<PlacedCall['call'], unknown> = new Map(),
): CoverageFact {
  const followed = new Set(linked.filter(({ handed }) => !handed).map(({ call }) => call));
  const counts = { own: 0, outside: 0, checked: 0, unknown: 0 };
  for (const placed of project.calls) {
    if (checked.has(placed.call)) counts.checked += 1;
    else counts[followed.has(placed.call) ? 'own' : whereTo(placed, project)] += 1;
  }
  return { calls: project.calls.length, ...counts };
}

/** Where a call goes that reaches no function with a name of its own. */
export function whereTo({ file, call }: PlacedCall, project: Project): 'own' | 'outside' | 'unknown' {
  const place = { file, scope: call.scope };
  const callee = project.types.of(call.callee, place);
  switch (callee?.kind) {
    case 'choice':
    case 'callback':
      // A function inside of another one counts for its surroundings.
      return 'own';
    case 'class':
      // A class without a constructor runs nothing of its own.
      return 'own';
    case 'signature':
      return callee.method ? 'unknown' : 'outside';
    case 'library':
    case 'array':
    case 'outside':
      return 'outside';
    default:
      return isOfPlatform(call.callee, place, project) || isHandedIn(call.callee, place, project)
        ? 'outside'
        : 'unknown';
  }
}

function isOfPlatform(callee: Term, place: Place, project: Project): boolean {
  if (callee.kind !== 'member' || !ofPlatform.test(callee.name)) return false;
  return project.types.of(callee.of, place) !== undefined;
}

/** A parameter that is called: whoever calls the function hands in what runs. */
function isHandedIn(callee: Term, place: Place, project: Project): boolean {
  if (callee.kind !== 'name') return false;
  const { scopes } = project.sketch(place.file);
  for (let at = place.scope; at > 0; at = scopes[at]?.parent ?? -1) {
    const binding = scopes[at]?.bindings.get(callee.name);
    if (binding) return binding.parameter !== undefined || isPartOfParameter(binding.init);
  }
  return false;
}

/** `({ onDone }) => onDone()`: a parameter that is taken apart has a name in brackets. */
function isPartOfParameter(term: Term | undefined): boolean {
  if (term?.kind === 'member' || term?.kind === 'item') return isPartOfParameter(term.of);
  return term?.kind === 'name' && term.name.startsWith('(');
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
