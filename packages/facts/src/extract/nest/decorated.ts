/** Decorated classes and members, as Nest reads them: those of the bases included. */
import type { SymbolId } from '@banyan/model';
import type { PlacedClass, Project } from '../../link/project';
import type { ClassType } from '../../link/type';
import type { Place } from '../../link/types';
import type { DecoratorSketch, MemberSketch } from '../../sketch/file-sketch';
import { type Bound, bindParameters, fill } from './bound';
import { type PlacedDecorator, placedDecorators } from './placed-decorators';

/** A member with the class that declares it. */
export interface PlacedMember {
  readonly member: MemberSketch;
  readonly owner: ClassType;
  /** What the function was given that makes the class, of a mixin. */
  readonly bound: Bound;
}

/** A class, and what the function that makes it was given. */
interface Ancestor {
  readonly type: ClassType;
  readonly bound: Bound;
}

const mostBases = 16;

/** The decorator as written, without a look at where it comes from. */
export function decorator(decorators: readonly DecoratorSketch[], name: string): DecoratorSketch | undefined {
  return decorators.find((entry) => entry.name === name);
}

export function classType({ file, sketch }: PlacedClass): ClassType {
  return { kind: 'class', file, name: sketch.name, itself: false, args: [] };
}

export function classDecorators({ file, sketch }: PlacedClass, project: Project): PlacedDecorator[] {
  return placedDecorators(sketch.decorators, { file, scope: 0 }, project);
}

export function memberDecorators({ member, owner, bound }: PlacedMember, project: Project): PlacedDecorator[] {
  if (member.decorators.length === 0) return [];
  return placedDecorators(member.decorators, { file: owner.file, scope: 0 }, project, bound);
}

/** Members of a class and of its bases; a member hides those of the same name further up. */
export function allMembers(type: ClassType, project: Project): PlacedMember[] {
  const found = new Map<string, PlacedMember>();
  let at: Ancestor | undefined = { type, bound: new Map() };
  for (let steps = 0; at && steps < mostBases; steps += 1) {
    for (const placed of ownMembers(at, project))
      if (!found.has(placed.member.name)) found.set(placed.member.name, placed);
    at = baseOf(at, project);
  }
  return [...found.values()];
}

export function memberId({ member, owner }: PlacedMember): SymbolId {
  return `${owner.file}#${owner.name}.${member.name}`;
}

/** Members of one class. Of overloads the one with a body or decorators speaks for all. */
function ownMembers({ type, bound }: Ancestor, project: Project): PlacedMember[] {
  const members = new Map<string, MemberSketch>();
  for (const member of project.names.files.get(type.file)?.classes.get(type.name)?.members ?? []) {
    const known = members.get(member.name);
    if (!known || (known.decorators.length === 0 && member.decorators.length + (member.scope ?? 0) > 0))
      members.set(member.name, member);
  }
  return [...members.values()].map((member) => ({ member, owner: type, bound }));
}

function baseOf({ type }: Ancestor, project: Project): Ancestor | undefined {
  const base = project.types.base(type);
  if (base?.kind === 'class') return { type: base, bound: new Map() };
  return mixin(type, project);
}

/** `class Photos extends CrudOf(Photo, 'photos')`: the class that the function returns. */
function mixin(type: ClassType, project: Project): Ancestor | undefined {
  const extended = project.names.files.get(type.file)?.classes.get(type.name)?.extends;
  const call = extended?.kind === 'call' ? project.sketch(type.file).calls[extended.call] : undefined;
  const place: Place = { file: type.file, scope: call?.scope ?? 0 };
  const callee = call && project.types.of(call.callee, place);
  if (!call || callee?.kind !== 'function') return undefined;
  const indexed = project.names.files.get(callee.file);
  const body = indexed?.sketch.scopes[indexed.functions.get(callee.name)?.scope ?? -1];
  const returned = body?.returns?.kind === 'cast' ? body.returns.of : body?.returns;
  if (!body || returned?.kind !== 'name' || !indexed?.classes.has(returned.name)) return undefined;
  return {
    type: { kind: 'class', file: callee.file, name: returned.name, itself: false, args: [] },
    bound: bindParameters(
      body,
      call.args.map((arg) => fill(arg, place, new Map(), project)),
    ),
  };
}
