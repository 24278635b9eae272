/** Decorated classes and members, as Nest reads them: those of the bases included. */
import type { DecoratorSketch, MemberSketch } from '../../sketch/file-sketch';
import type { PlacedClass, Project } from '../../link/project';
import type { ClassType } from '../../link/type';

/** A member with the class that declares it. */
export interface PlacedMember {
  readonly member: MemberSketch;
  readonly owner: ClassType;
}

export function decorator(decorators: readonly DecoratorSketch[], name: string): DecoratorSketch | undefined {
  return decorators.find((entry) => entry.name === name);
}

export function classType({ file, sketch }: PlacedClass): ClassType {
  return { kind: 'class', file, name: sketch.name, itself: false, args: [] };
}

/** Members of a class and of its bases; a member hides those of the same name further up. */
export function allMembers(type: ClassType, project: Project): PlacedMember[] {
  const found = new Map<string, PlacedMember>();
  let at: ClassType | undefined = type;
  for (let steps = 0; at && steps < 16; steps += 1) {
    const owner: ClassType = at;
    for (const member of project.names.files.get(owner.file)?.classes.get(owner.name)?.members ?? []) {
      if (!found.has(member.name)) found.set(member.name, { member, owner });
    }
    const base = project.types.base(owner);
    at = base?.kind === 'class' ? base : undefined;
  }
  return [...found.values()];
}

/** The class that a decorator's argument names: `X`, `() => X`, `forwardRef(() => X)`. */
export function memberId({ member, owner }: PlacedMember): string {
  return `${owner.file}#${owner.name}.${member.name}`;
}
