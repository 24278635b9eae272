/** Results that are kept: asked for under a key first, and set under it afterwards, in the same function. */
import type { PlacedCall, Project } from '../../link/project';
import type { FileSketch } from '../../sketch/file-sketch';
import { renderTerm, type Term } from '../../sketch/term';

/** What keeps results in a function: from the line where it is asked to the line where it is told. */
interface Keeper {
  readonly from: number;
  readonly to: number;
}

type Keepers = ReadonlyMap<number, readonly Keeper[]>;

const asking = new Set(['get', 'has']);
const telling = new Set(['set', 'add', 'put', 'setex']);
const known = new WeakMap<FileSketch, Keepers>();

/** Whether the call stands between `cache.get(key)` and `cache.set(key, …)`, or sets `cache[key] ??=`. */
export function isRemembered({ file, call }: Pick<PlacedCall, 'file' | 'call'>, project: Project): boolean {
  const sketch = project.sketch(file);
  const keepers = known.get(sketch) ?? findKeepers(sketch);
  known.set(sketch, keepers);
  if (inKeeper(call.scope, sketch)) return true;
  if (keepers.size === 0) return false;
  const own = keepers.get(sketch.scopes[call.scope]?.function ?? 0) ?? [];
  return own.some(({ from, to }) => call.line >= from && call.line <= to);
}

const keeping = /(?:or(?:set|load|create|compute|fetch)|remember|memoi[sz]e)$/i;

/** In what is run where the key is not known yet: `cache.getOrSet(key, () => …)`, `cache.wrap(key, () => …)`. */
function inKeeper(scope: number, { scopes, calls }: FileSketch): boolean {
  const own = scopes[scope]?.function;
  for (let at = scope; at > 0 && scopes[at]?.function === own; at = scopes[at]?.parent ?? -1) {
    const { callbackOf } = scopes[at] ?? {};
    const callee = callbackOf && callbackOf.argument > 0 ? calls[callbackOf.call]?.callee : undefined;
    if (callee?.kind !== 'member') continue;
    if (keeping.test(callee.name) || (callee.name === 'wrap' && /cache/i.test(renderTerm(callee.of, calls))))
      return true;
  }
  return false;
}

function findKeepers(sketch: FileSketch): Keepers {
  const asked = new Map<string, number>();
  const found = new Map<number, Keeper[]>();
  const add = (owner: number, keeper: Keeper): void => {
    found.set(owner, [...(found.get(owner) ?? []), keeper]);
  };
  const ownerOf = (scope: number): number => sketch.scopes[scope]?.function ?? 0;
  const inOrder = sketch.calls
    .filter(
      ({ callee, isNew }) =>
        !isNew && callee.kind === 'member' && (asking.has(callee.name) || telling.has(callee.name)),
    )
    .sort((a, b) => a.line - b.line);
  for (const { callee, scope, line } of inOrder) {
    if (callee.kind !== 'member' || !isPlain(callee.of)) continue;
    const key = `${ownerOf(scope)} ${renderTerm(callee.of, [])}`;
    if (asking.has(callee.name)) asked.set(key, asked.get(key) ?? line);
    else if (asked.has(key)) add(ownerOf(scope), { from: asked.get(key) ?? line, to: line });
  }
  for (const { whenMissing, target, line, scope } of sketch.writes) {
    if (whenMissing && target.kind !== 'name') add(ownerOf(scope), { from: line, to: line + 1 });
  }
  return found;
}

/** A variable or a field, and not what a call gives: two calls may give two things. */
function isPlain(term: Term): boolean {
  return term.kind === 'name' || (term.kind === 'member' && isPlain(term.of));
}
