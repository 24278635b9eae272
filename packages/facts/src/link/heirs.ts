/** Who extends a class and who implements an interface. */
import type { PlacedClass } from './project';
import type { ClassType } from './type';
import type { Types } from './types';

/** Class or interface → the classes that name it as their base, in the order of the files. */
export type DirectHeirs = ReadonlyMap<string, readonly ClassType[]>;

/** Looks heirs up. */
export class Heirs {
  private readonly known = new Map<string, readonly ClassType[]>();

  constructor(readonly direct: DirectHeirs) {}

  /** Every class below a class or interface, nearest first. */
  of(file: string, name: string): readonly ClassType[] {
    const of = `${file}#${name}`;
    const known = this.known.get(of) ?? this.below(of);
    this.known.set(of, known);
    return known;
  }

  private below(of: string): readonly ClassType[] {
    const found = new Map<string, ClassType>();
    const waiting = [...(this.direct.get(of) ?? [])];
    for (let heir = waiting.shift(); heir; heir = waiting.shift()) {
      const id = `${heir.file}#${heir.name}`;
      if (found.has(id)) continue;
      found.set(id, heir);
      waiting.push(...(this.direct.get(id) ?? []));
    }
    return [...found.values()];
  }
}

/** @param classes of all files */
export function findHeirs(types: Types, classes: readonly PlacedClass[]): DirectHeirs {
  const direct = new Map<string, ClassType[]>();
  const add = (id: string, heir: ClassType): void => {
    const known = direct.get(id);
    if (known) known.push(heir);
    else direct.set(id, [heir]);
  };
  for (const { file, sketch } of classes) {
    const heir: ClassType = { kind: 'class', file, name: sketch.name, itself: false, args: [] };
    const base = types.base(heir);
    if (base?.kind === 'class') add(`${base.file}#${base.name}`, heir);
    for (const name of sketch.implements) {
      const named = types.names.lookup(file, name);
      if (named?.kind === 'own') add(`${named.file}#${named.name}`, heir);
    }
  }
  return direct;
}
