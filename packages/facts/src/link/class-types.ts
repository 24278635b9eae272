/** Classes: their members and bases, and what a property of an instance is. */
import type { MemberSketch } from '../sketch/file-sketch';
import { fullerOf } from './choices';
import { assignedType, givenType } from './given-types';
import { libraryMember } from './library-types';
import { returnedBy } from './returned-types';
import type { ClassType, LibraryType, Type } from './type';
import type { Place, Types } from './types';

/** No class has more bases than this; a circle of them ends here. */
const mostBases = 24;

/** A member with the class that declares it. */
export interface OwnedMember {
  readonly member: MemberSketch;
  readonly owner: ClassType;
}

/** The member of a class or one of its bases. */
export function memberOf(type: ClassType, name: string, types: Types): OwnedMember | undefined {
  for (const owner of types.line(type)) {
    const own = sketchOf(owner, types)?.members.filter((entry) => entry.name === name) ?? [];
    const member = own.find((entry) => entry.static === owner.itself) ?? own[0];
    if (member) return { member, owner };
  }
  return undefined;
}

/** What a class extends, with the type arguments that it puts in. */
export function baseOf(type: ClassType, types: Types): ClassType | LibraryType | undefined {
  const sketch = sketchOf(type, types);
  if (!sketch?.extends) return undefined;
  const base = types.of(sketch.extends, { file: type.file, scope: 0 });
  if (base?.kind !== 'class' && base?.kind !== 'library') return undefined;
  const args = sketch.extendsArgs.map((arg) => types.written(arg, type.file, type));
  return { ...base, itself: type.itself, args };
}

/** The library class at the end of a class's bases. */
export function libraryBaseOf(type: ClassType, types: Types): LibraryType | undefined {
  const last = types.line(type).at(-1);
  const base = last && baseOf(last, types);
  return base?.kind === 'library' ? base : undefined;
}

/** What `instance.name` is: a constructor's parameter, a property, a getter, a method. */
export function propertyOf(type: ClassType, name: string, types: Types): Type | undefined {
  const line = types.line(type);
  for (const owner of line) {
    const sketch = sketchOf(owner, types);
    const at = sketch?.parameters.findIndex((entry) => entry.property && entry.name === name) ?? -1;
    if (sketch && at >= 0) {
      const written = types.written(sketch.parameters[at]?.type, owner.file, owner);
      const given = givenType(line, owner, at, types);
      // An object that is known by the call that made it says more than its type.
      return given?.kind === 'library' && given.madeBy ? given : (written ?? given);
    }
    const own = sketch?.members.filter((entry) => entry.name === name) ?? [];
    const member = own.find((entry) => entry.static === owner.itself) ?? own[0];
    const found = member && memberType({ member, owner }, types);
    if (found && found.kind !== 'library') return found;
    const assigned = owner.itself ? undefined : assignedType(line, owner, name, types);
    if (found) return assigned?.kind === 'library' && assigned.madeBy ? assigned : found;
    if (member ?? assigned) return assigned;
  }
  const base = libraryBaseOf(type, types);
  return base && libraryMember(base, name);
}

/** Where the initialisers of a class's properties are evaluated. */
export function initialiserPlace(owner: ClassType, types: Types): Place {
  const scope = types.names.files.get(owner.file)?.functions.get(`${owner.name}.constructor`)?.scope ?? 0;
  return { file: owner.file, scope };
}

/** A class and its bases in the project, nearest first. */
export function followBases(type: ClassType, types: Types): ClassType[] {
  const line: ClassType[] = [];
  for (let at: Type | undefined = type; at?.kind === 'class' && line.length < mostBases; at = baseOf(at, types)) {
    line.push(at);
  }
  return line;
}

function memberType({ member, owner }: OwnedMember, types: Types): Type | undefined {
  const { file } = owner;
  if (member.kind === 'method') {
    return { kind: 'function', file, name: `${owner.name}.${member.name}`, self: owner };
  }
  const written = types.written(member.type, file, owner);
  if (!written && member.kind === 'getter' && member.scope !== undefined) {
    return returnedBy({ file, scope: member.scope }, types, owner);
  }
  return fullerOf(written, () => member.init && types.of(member.init, initialiserPlace(owner, types)), types);
}

function sketchOf(type: ClassType, types: Types) {
  return types.names.files.get(type.file)?.classes.get(type.name);
}
