/** Calls → types: what `new X()`, a method, a library's function gives. */
import type { CallSketch } from '../sketch/file-sketch';
import type { Term } from '../sketch/term';
import { libraryCall, libraryMember } from './library-types';
import { returnedType } from './returned-types';
import { instanceOf, type LibraryType, type Type } from './type';
import type { Place, Types } from './types';

const elementMethods = new Set(['find', 'at', 'pop', 'shift', 'findLast']);
const sameMethods = new Set(['filter', 'slice', 'sort', 'reverse', 'concat', 'toSorted', 'toReversed']);

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
  return callee?.kind === 'library' ? libraryType(callee, '', call, index, place, types) : returnedType(callee, types);
}

/** The module of `require('…')`. */
function requiredModule(call: CallSketch): string | undefined {
  if (call.isNew || call.callee.kind !== 'name' || call.callee.name !== 'require') return undefined;
  return call.args[0]?.kind === 'text' ? call.args[0].value : undefined;
}

function newType(call: CallSketch, index: number, place: Place, types: Types): Type | undefined {
  const type = instanceOf(types.of(call.callee, place));
  if (type?.kind !== 'class' && type?.kind !== 'library') return undefined;
  const args = call.typeArgs.map((arg) => types.written(arg, place.file, types.self(place)));
  return type.kind === 'class' ? { ...type, args } : { ...type, args, madeBy: { file: place.file, call: index } };
}

function methodType(
  call: CallSketch,
  callee: Extract<Term, { kind: 'member' }>,
  index: number,
  place: Place,
  types: Types,
): Type | undefined {
  const receiver = types.of(callee.of, place);
  if (receiver?.kind === 'array') return arrayType(receiver, callee.name);
  const inherits = receiver?.kind === 'class' && !types.member(receiver, callee.name);
  const library = inherits ? types.libraryBase(receiver) : receiver;
  if (library?.kind !== 'library') return returnedType(types.memberType(receiver, callee.name), types);
  const made = libraryType(library, callee.name, call, index, place, types, receiver);
  if (made) return made;
  // `mongoose.model(…)` is `model(…)` of the library.
  const whole = library.itself && library.name === '*' ? libraryMember(library, callee.name) : undefined;
  return whole?.kind === 'library' ? libraryType(whole, '', call, index, place, types) : undefined;
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

function arrayType(array: Extract<Type, { kind: 'array' }>, method: string): Type | undefined {
  if (elementMethods.has(method)) return array.of;
  return sameMethods.has(method) ? array : undefined;
}
