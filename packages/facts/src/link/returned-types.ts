/** What functions give back: as written, else what their first `return` is. */
import { choiceOf } from './choices';
import type { ClassType, Type } from './type';
import type { Place, Types } from './types';

/** The type that calling a function gives. */
export function returnedType(callee: Type | undefined, types: Types): Type | undefined {
  if (callee?.kind === 'choice') return choiceOf(callee.of.map((one) => returnedType(one, types)));
  if (callee?.kind === 'callback') return returnedBy(callee, types);
  if (callee?.kind === 'signature') return types.written(callee.gives, callee.file, callee.self);
  if (callee?.kind !== 'function') return undefined;
  const scope = types.names.files.get(callee.file)?.functions.get(callee.name)?.scope;
  return scope === undefined ? undefined : returnedBy({ file: callee.file, scope }, types, callee.self);
}

/** @param self the class that a method is called on */
export function returnedBy(place: Place, types: Types, self?: ClassType): Type | undefined {
  const scope = types.names.files.get(place.file)?.sketch.scopes[place.scope];
  const written = types.written(scope?.returnType, place.file, self ?? types.self(place));
  if (written) return written;
  const returned = scope?.returns && types.of(scope.returns, place);
  // What a base class returns as `this` is the class that it was called on.
  const inherited = self && returned?.kind === 'class' && types.self(place)?.name === returned.name;
  return inherited ? { ...self, itself: returned.itself } : returned;
}
