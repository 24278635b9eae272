/** Names → types: variables of the scopes around, then what the module declares or imports. */
import type { BindingSketch, CallSketch, FileSketch, ScopeSketch } from '../sketch/file-sketch';
import type { Term } from '../sketch/term';
import { handedThrough } from './handed-through';
import type { Named } from './names';
import { fullerOf } from './choices';
import { containerHands, elementOf } from './containers';
import { libraryHanded } from './library-types';
import { platformType } from './platform';
import { outside, type Type } from './type';
import type { Place, Types } from './types';

export function nameType(name: string, place: Place, types: Types): Type | undefined {
  const sketch = types.names.files.get(place.file)?.sketch;
  if (!sketch) return undefined;
  if (name === 'this') return types.own(place) ?? extensionSelf(place, sketch, types);
  if (name === 'super') {
    const self = types.self(place);
    return self && types.base(self);
  }
  for (let at = place.scope; at > 0; at = sketch.scopes[at]?.parent ?? -1) {
    const scope = sketch.scopes[at] as ScopeSketch;
    const binding = scope.bindings.get(name);
    if (binding) return bindingType(binding, scope, { file: place.file, scope: at }, sketch, types);
  }
  return namedType(types.names.lookup(place.file, name), types) ?? platformOf(name, place.file, types);
}

/** What nothing declares in the file is of the platform. */
function platformOf(name: string, file: string, types: Types): Type | undefined {
  return types.names.lookup(file, name) ? undefined : platformType(name);
}

/** `repository.extend({ recent() { return this.find(); } })`: `this` is the repository. */
function extensionSelf(place: Place, sketch: FileSketch, types: Types): Type | undefined {
  for (const { callee, args, scope } of types.names.files.get(place.file)?.calls.named('extend') ?? []) {
    if (callee.kind !== 'member' || args[0]?.kind !== 'record') continue;
    const bodies = args[0].fields.flatMap(({ value }) => (value.kind === 'function' ? [value.scope] : []));
    for (let at = place.scope; at > 0; at = sketch.scopes[at]?.parent ?? -1) {
      if (!bodies.includes(at)) continue;
      const extended = types.of(callee.of, { file: place.file, scope });
      return extended?.kind === 'library' ? extended : undefined;
    }
  }
  return undefined;
}

/** The type of what a name means at the module level. */
export function namedType(named: Named | undefined, types: Types): Type | undefined {
  if (!named) return undefined;
  if (named.kind === 'file') return fileType(named.file, types);
  if (named.kind === 'library')
    return { kind: 'library', module: named.module, name: named.name, itself: true, args: [] };
  const { file, name } = named;
  const indexed = types.names.files.get(file);
  if (indexed?.classes.has(name)) return { kind: 'class', file, name, itself: true, args: [] };
  const binding = indexed?.sketch.scopes[0]?.bindings.get(name);
  const made = binding?.init?.kind === 'call' ? types.of(binding.init, { file, scope: 0 }) : undefined;
  // `const users = pgTable('users', { … }, () => …)`: an object of a library, whatever callbacks it is given.
  if (made?.kind === 'library' && made.madeBy) return made;
  // `const x = wrap(() => …)` is what `wrap` gives, and is called all the same.
  if (indexed?.functions.has(name) && binding?.init?.kind !== 'record') return { kind: 'function', file, name };
  if (!binding) return undefined;
  const place = { file, scope: 0 };
  const written = types.written(binding.type, file);
  const own = fullerOf(written, () => binding.init && types.of(binding.init, place), types);
  const wrapped =
    own === undefined || own.kind === 'callback' || own.kind === 'outside'
      ? wrappedFunction(binding.init, place, types)
      : undefined;
  const type = wrapped ?? own;
  return type?.kind === 'record' && type.name === undefined ? { ...type, name } : type;
}

/** `export default traced({ … })(move)`: what a wrapper gives is called like the function that it was given. */
function wrappedFunction(init: Term | undefined, place: Place, types: Types): Type | undefined {
  const call = init?.kind === 'call' ? types.names.files.get(place.file)?.sketch.calls[init.call] : undefined;
  for (const arg of call && !call.isNew ? [...call.args].reverse() : []) {
    const given = arg.kind === 'name' || arg.kind === 'member' ? types.of(arg, place) : undefined;
    if (given?.kind === 'function') return given;
  }
  return undefined;
}

function bindingType(
  binding: BindingSketch,
  scope: ScopeSketch,
  place: Place,
  sketch: FileSketch,
  types: Types,
): Type | undefined {
  const written = types.written(binding.type, place.file, types.self(place));
  // The function itself says more than its type.
  const known = fullerOf(written, () => binding.init && types.of(binding.init, place), types);
  if (known || binding.init) return known;
  return binding.parameter === undefined
    ? undefined
    : callbackParameter(binding.parameter, scope, place, sketch, types);
}

/** `items.map((item) => …)`: an element; `dataSource.transaction(async (manager) => …)`: a manager. */
function callbackParameter(
  index: number,
  scope: ScopeSketch,
  place: Place,
  sketch: FileSketch,
  types: Types,
): Type | undefined {
  const call = scope.callbackOf && sketch.calls[scope.callbackOf.call];
  if (!call) return undefined;
  const at = { file: place.file, scope: call.scope };
  const through = handedThrough(call, scope.callbackOf?.argument ?? 0, index, place.file, types);
  if (through) return through;
  if (call.callee.kind !== 'member') return handedByFunction(call, index, at, types);
  const { name } = call.callee;
  const receiver = types.of(call.callee.of, at);
  if (!receiver) return undefined;
  if (receiver.kind === 'array' || (receiver.kind === 'outside' && !receiver.itself))
    return name === 'reduce' && index === 0 ? reduced(call, at, types) : containerHands(receiver, name, index);
  const library = receiver.kind === 'class' ? types.libraryBase(receiver) : receiver;
  if (library?.kind === 'library')
    return libraryHanded(library, name, index, receiver) ?? handedByFunction(call, index, at, types);
  if (receiver.kind === 'outside') return handedByFunction(call, index, at, types);
  return name === 'then' && index === 0 ? receiver : undefined;
}

/** What `reduce` carries along: what it begins with. */
function reduced(call: CallSketch, at: Place, types: Types): Type | undefined {
  const [, first] = call.args;
  return first
    ? types.of(first, at)
    : call.callee.kind === 'member'
      ? elementOf(types.of(call.callee.of, at))
      : undefined;
}

/** `pMap(photos, (photo) => …)`: a library's function that is given a list hands out its elements. */
function handedByFunction(call: CallSketch, index: number, at: Place, types: Types): Type | undefined {
  const callee = types.of(call.callee, at);
  if (callee?.kind !== 'library' && callee?.kind !== 'outside') return undefined;
  const list = call.args[0] && types.of(call.args[0], at);
  const holds = list?.kind === 'array' || (list?.kind === 'outside' && list.args.length > 0);
  if (holds) return index === 0 ? elementOf(list) : outside();
  return list?.kind === 'class' || list?.kind === 'interface' ? undefined : outside();
}

/** A CommonJS module is what it assigns to `module.exports`. */
function fileType(file: string, types: Types): Type {
  const sketch = types.names.files.get(file)?.sketch;
  const exportsItself = sketch?.exports.some((entry) => entry.name === 'default');
  const commonjs = !sketch?.imports.some(({ kind }) => kind !== 'require' && kind !== 'import-type');
  const whole = exportsItself && commonjs ? namedType(types.names.exported(file, 'default'), types) : undefined;
  return whole ?? { kind: 'file', file };
}
