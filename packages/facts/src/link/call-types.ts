/** Calls → types: what `new X()`, a method, a library's function gives. */
import type { CallSketch } from '../sketch/file-sketch';
import type { Term } from '../sketch/term';
import { type ContainerCall, containerResult, elementOf } from './containers';
import { anyFieldOf, choiceOf } from './choices';
import { libraryCall, libraryMade, libraryMember } from './library-types';
import { returnedType } from './returned-types';
import { instanceOf, type LibraryType, outside, type Type } from './type';
import type { Place, Types } from './types';

/** The type of the call with this index in a file. */
export function callType(index: number, file: string, types: Types): Type | undefined {
  const call = types.names.files.get(file)?.sketch.calls[index];
  if (!call) return undefined;
  const place = { file, scope: call.scope };
  const required = requiredModule(call);
  if (required !== undefined) return types.named(types.names.moduleOf(file, required));
  if (call.isNew) return newType(call, index, place, types);
  if (call.callee.kind === 'member') return methodType(call, call.callee, index, place, types);
  const callee = types.of(call.callee, place);
  if (callee?.kind === 'outside')
    return containerResult({ ...callee, name: '' }, containerCall(call, callee.name, place, types));
  if (callee?.kind === 'library')
    return libraryType(callee, '', call, index, place, types) ?? given(call, place, types);
  return returnedType(callee, types);
}

function containerCall(call: CallSketch, method: string, place: Place, types: Types): ContainerCall {
  const argument = (at: number): Type | undefined => {
    const term = call.args[at];
    return term && types.of(term, place);
  };
  const anyField = (at: number): Type | undefined => {
    const type = argument(at);
    return type?.kind === 'record' ? anyFieldOf(type, types) : undefined;
  };
  return { method, argument, anyField, result: (at) => returnedType(argument(at), types) };
}

/** A library may hand back what it was given; what it was not given is its own. */
function given(call: CallSketch, place: Place, types: Types): Type | undefined {
  const own = call.args.some((arg) => {
    const type = types.of(arg, place);
    return type?.kind === 'class' || (type?.kind === 'array' && type.of.kind === 'class');
  });
  return own ? undefined : outside();
}

/** A method of the project, or of what is not seen to be a promise: `load().then((photo) => …)`. */
function ownResult(
  call: CallSketch,
  receiver: Type | undefined,
  method: string,
  place: Place,
  types: Types,
): Type | undefined {
  const member = types.memberType(receiver, method);
  if (member || !receiver) return returnedType(member, types);
  if (receiver.kind === 'function' || receiver.kind === 'callback') {
    if (method === 'bind') return receiver;
    return method === 'call' || method === 'apply' ? returnedType(receiver, types) : undefined;
  }
  if (method === 'then') return containerCall(call, method, place, types).result(0);
  return method === 'catch' || method === 'finally' ? receiver : undefined;
}

/** The module of `require('…')`. */
function requiredModule(call: CallSketch): string | undefined {
  if (call.isNew || call.callee.kind !== 'name' || call.callee.name !== 'require') return undefined;
  return call.args[0]?.kind === 'text' ? call.args[0].value : undefined;
}

function newType(call: CallSketch, index: number, place: Place, types: Types): Type | undefined {
  const type = instanceOf(types.of(call.callee, place));
  if (type?.kind === 'choice') return type;
  if (type?.kind === 'outside') return newContainer(type.name, call, place, types);
  if (type?.kind !== 'class' && type?.kind !== 'library') return undefined;
  const made = type.kind === 'library' ? libraryMade(type) : undefined;
  if (made) return made;
  const args = call.typeArgs.map((arg) => types.written(arg, place.file, types.self(place)));
  return type.kind === 'class' ? { ...type, args } : { ...type, args, madeBy: { file: place.file, call: index } };
}

/** `new Map<string, Photo>()`, `new Set(photos)`, `new Promise<Photo>(…)` */
function newContainer(name: string, call: CallSketch, place: Place, types: Types): Type | undefined {
  const written = call.typeArgs.map((arg) => types.written(arg, place.file, types.self(place)));
  if (name === 'Promise') return written[0];
  const said = written.at(-1);
  const open = written.length === 0 || said === undefined || said.kind === 'signature' || said.kind === 'interface';
  if (!open || !/^(?:Weak)?(?:Map|Set)$/.test(name)) return outside(name, written);
  const element = elementOf(call.args[0] && types.of(call.args[0], place));
  if (!element && written.length > 0) return outside(name, written);
  if (name.endsWith('Set')) return outside(name, [element]);
  return outside(name, element?.kind === 'array' ? pairOf(call.args[0] && types.of(call.args[0], place), element) : []);
}

/** What the pairs of `new Map([[name, handler], …])` hold: any of the handlers. */
function pairOf(pairs: Type | undefined, first: Extract<Type, { kind: 'array' }>): readonly (Type | undefined)[] {
  const all = (pairs?.kind === 'array' ? pairs.items : undefined) ?? [];
  const values = all.map((pair) => (pair?.kind === 'array' ? pair.items?.[1] : undefined));
  const [key, value] = first.items ?? [];
  return [key, choiceOf(values) ?? value];
}

function methodType(
  call: CallSketch,
  callee: Extract<Term, { kind: 'member' }>,
  index: number,
  place: Place,
  types: Types,
): Type | undefined {
  const receiver = types.of(callee.of, place);
  if (receiver?.kind === 'array' || receiver?.kind === 'outside')
    return containerResult(receiver, containerCall(call, callee.name, place, types));
  const inherits = receiver?.kind === 'class' && !types.member(receiver, callee.name);
  const library = inherits ? types.libraryBase(receiver) : receiver;
  if (library?.kind !== 'library') {
    // `this.db('users')`: a library's object that is called itself.
    const member = types.memberType(receiver, callee.name);
    const called = member?.kind === 'library' ? libraryType(member, '', call, index, place, types) : undefined;
    return called ?? ownResult(call, receiver, callee.name, place, types);
  }
  const made = libraryType(library, callee.name, call, index, place, types, receiver);
  if (made) return made;
  // `mongoose.model(…)` is `model(…)` of the library.
  const whole = library.itself && library.name === '*' ? libraryMember(library, callee.name) : undefined;
  const called = whole?.kind === 'library' ? libraryType(whole, '', call, index, place, types) : undefined;
  return called ?? given(call, place, types);
}

function libraryType(
  receiver: LibraryType,
  method: string,
  call: CallSketch,
  index: number,
  place: Place,
  types: Types,
  on?: Type,
): Type | undefined {
  const argument = (at: number): Type | undefined => {
    const term = call.args[at];
    return term && types.of(term, place);
  };
  const self = on?.kind === 'class' ? { self: on } : {};
  return libraryCall({ receiver, method, argument, madeBy: { file: place.file, call: index }, ...self });
}
