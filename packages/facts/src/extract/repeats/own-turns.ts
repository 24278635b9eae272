/** Loops over a table of functions: `for (const step of steps) await step(photo)` runs each of them once. */
import type { RepeatFact } from '@banyan/model';
import type { LinkedCall } from '../../link/link-calls';
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';

/** Variables that are followed from one to the next. */
const deepest = 6;

/** Stands for the element of the innermost repetition, where it has no name or a count has. */
const innermost = '(innermost)';

/** Repetitions that run the same function again; those whose element says which one of several is run are none. */
export function withoutOwnTurns(
  { file, call, targets = [] }: Pick<LinkedCall, 'file' | 'call'> & Partial<Pick<LinkedCall, 'targets'>>,
  repeats: readonly RepeatFact[],
  project: Project,
): readonly RepeatFact[] {
  const place = { file, scope: call.scope };
  if (targets.length < 2 || repeats.length === 0 || project.types.of(call.callee, place)?.kind !== 'choice')
    return repeats;
  const names = choosers(call.callee, place, project, 0);
  return repeats.filter(
    ({ element }, index) => !(names.has(element ?? innermost) || (index === 0 && names.has(innermost))),
  );
}

type Choosers = Set<string>;

/** Names of variables that say which function of a table is called; none where the callee is no part of a table. */
function choosers(term: Term, place: Place, project: Project, depth: number): Choosers {
  if (depth > deepest) return new Set();
  const follow = (next: Term): Choosers => choosers(next, place, project, depth + 1);
  switch (term.kind) {
    case 'name':
      return new Set([nameOf(term.name), ...follow(initOf(term.name, place, project) ?? { kind: 'unknown' })]);
    case 'member':
    case 'cast':
      return follow(term.of);
    case 'item':
      return new Set([...keyOf(term.key, place, project), ...follow(term.of)]);
    case 'either':
      return new Set(term.options.flatMap((option) => [...follow(option)]));
    case 'call': {
      const made = project.sketch(place.file).calls[term.call];
      const key = made?.callee.kind === 'member' && made.callee.name === 'get' ? made.args[0] : undefined;
      return new Set([...(key ? keyOf(key, place, project) : []), ...(made ? follow(made.callee) : [])]);
    }
    default:
      return new Set();
  }
}

/** The key of a table: `handlers[photo.kind]` runs the same handler for many photos, `handlers[kind]` another for each kind. */
function keyOf(key: Term, place: Place, project: Project): Choosers {
  if (key.kind === 'unknown') return new Set([innermost]);
  if (key.kind === 'cast') return keyOf(key.of, place, project);
  if (key.kind !== 'name') return new Set();
  const init = initOf(key.name, place, project);
  const counts = init?.kind === 'number' || (init?.kind === 'item' && init.key.kind === 'number');
  return new Set([nameOf(key.name), ...(counts ? [innermost] : [])]);
}

/** A parameter that is taken apart has a name in brackets. */
function nameOf(name: string): string {
  return name.startsWith('(') ? innermost : name;
}

function initOf(name: string, { file, scope }: Place, project: Project): Term | undefined {
  const { scopes } = project.sketch(file);
  for (let at = scope; at >= 0; at = scopes[at]?.parent ?? -1) {
    const binding = scopes[at]?.bindings.get(name);
    if (binding) return binding.init;
  }
  return undefined;
}
