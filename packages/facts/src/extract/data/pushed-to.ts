/** What is pushed to a list, or to a list in an object, in the function that holds it. */
import type { PlacedTerm } from '../../link/constants';
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';

/** `list.push(a)` → a; `query.include.push(a)` → `{ include: [a] }`. */
export function pushedTo(name: string, place: Place, project: Project): PlacedTerm[] {
  const sketch = project.sketch(place.file);
  const owner = sketch.scopes[place.scope]?.function;
  return project
    .callIndex(place.file)
    .named('push')
    .flatMap(({ callee, args, scope, line }): PlacedTerm[] => {
      if (callee.kind !== 'member' || sketch.scopes[scope]?.function !== owner) return [];
      const at = { file: place.file, scope };
      const list = callee.of;
      if (list.kind === 'name' && list.name === name) return args.map((term) => ({ term, place: at }));
      if (list.kind !== 'member' || list.of.kind !== 'name' || list.of.name !== name) return [];
      const items: Term = { kind: 'list', items: args, lines: args.map(() => line) };
      return [{ term: { kind: 'record', fields: [{ key: list.name, value: items, line }] }, place: at }];
    });
}
