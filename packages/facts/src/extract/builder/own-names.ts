/** Names that a query gives to its own parts: `.with('newest', …)` is no table. */
import type { PlacedCall, Project } from '../../link/project';

const defines = /^(?:with|withRecursive|withMaterialized|withNotMaterialized|\$with)$/;

/** The names defined in the function that a call is in, lower case. */
export function ownNames({ file, call }: PlacedCall, project: Project): ReadonlySet<string> {
  const sketch = project.sketch(file);
  const owner = sketch.scopes[call.scope]?.function;
  const names = sketch.calls.flatMap(({ callee, args, scope }) => {
    if (callee.kind !== 'member' || !defines.test(callee.name) || sketch.scopes[scope]?.function !== owner) return [];
    const text = project.text(args[0], { file, scope });
    return text === undefined ? [] : [text.replace(/\s*\([\s\S]*$/, '').toLowerCase()];
  });
  return new Set(names);
}
