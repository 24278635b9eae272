/** Names that a query gives to its own parts: `.with('newest', …)` is no table. */
import type { PlacedCall, Project } from '../../link/project';
import { cameFrom } from './chain';

const defining = ['with', 'withRecursive', 'withMaterialized', 'withNotMaterialized', '$with'];

/** The names defined in the function that a call is in, and in the one that its chain begins with, lower case. */
export function ownNames(placed: PlacedCall, project: Project): ReadonlySet<string> {
  const { file, call } = placed;
  const here = definedIn(file, project.sketch(file).scopes[call.scope]?.function, project);
  return new Set([
    ...here,
    ...beginningsOf(placed, project).flatMap((begun) => definedIn(begun.file, begun.owner, project)),
  ]);
}

/** `descendants(db).selectFrom('descendant')`: the function that the chain begins with. */
function beginningsOf(
  { file, call }: PlacedCall,
  project: Project,
): { readonly file: string; readonly owner: number }[] {
  const start = cameFrom(file, call, project).at(-1);
  const type = start && project.types.of(start.call.callee, { file, scope: start.call.scope });
  if (type?.kind !== 'function') return [];
  const indexed = project.names.files.get(type.file);
  const scope = indexed?.functions.get(type.name)?.scope;
  const owner = scope === undefined ? undefined : indexed?.sketch.scopes[scope]?.function;
  return owner === undefined ? [] : [{ file: type.file, owner }];
}

function definedIn(file: string, owner: number | undefined, project: Project): string[] {
  const sketch = project.sketch(file);
  const calls = project.callIndex(file);
  return defining
    .flatMap((name) => calls.named(name))
    .flatMap(({ callee, args, scope }) => {
      if (callee.kind !== 'member' || sketch.scopes[scope]?.function !== owner) return [];
      const text = project.text(args[0], { file, scope });
      return text === undefined ? [] : [text.replace(/\s*\([\s\S]*$/, '').toLowerCase()];
    });
}
