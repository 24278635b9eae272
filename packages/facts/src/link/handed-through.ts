/** Callbacks handed to own functions: `inTransaction(db, async (tx) => …)` gets what `inTransaction` calls it with. */
import type { CallSketch } from '../sketch/file-sketch';
import type { Type } from './type';
import type { Types } from './types';

/**
 * @param argument which argument the callback is
 * @param parameter which of the callback's parameters is asked for
 */
export function handedThrough(
  call: CallSketch,
  argument: number,
  parameter: number,
  file: string,
  types: Types,
): Type | undefined {
  const callee = types.of(call.callee, { file, scope: call.scope });
  if (callee?.kind !== 'function') return undefined;
  const indexed = types.names.files.get(callee.file);
  const own = indexed?.functions.get(callee.name);
  const name = indexed && own && nameOf(argument, own.scope, indexed.sketch.scopes);
  if (!indexed || !own || !name) return undefined;
  for (const inner of indexed.calls.named(name)) {
    if (inner.callee.kind !== 'name') continue;
    const scope = indexed.sketch.scopes[inner.scope];
    if (indexed.sketch.functions[scope?.function ?? 0]?.name !== callee.name) continue;
    const given = inner.args[parameter];
    const type = given && types.of(given, { file: callee.file, scope: inner.scope });
    if (type) return type;
  }
  return undefined;
}

function nameOf(
  argument: number,
  scope: number,
  scopes: readonly { readonly parameters: readonly { readonly name: string }[] }[],
): string | undefined {
  return scopes[scope]?.parameters[argument]?.name || undefined;
}
