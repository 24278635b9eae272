/** Who extends a class and who implements an interface. */
import type { PlacedClass } from './project';
import type { ClassType } from './type';
import type { Types } from './types';

/** Heirs by class or interface, direct ones. */
export class Heirs {
  private readonly direct = new Map<string, ClassType[]>();

  constructor(types: Types, classes: readonly PlacedClass[]) {
    for (const { file, sketch } of classes) {
      const heir: ClassType = { kind: 'class', file, name: sketch.name, itself: false, args: [] };
      const base = types.base(heir);
      if (base?.kind === 'class') this.add(`${base.file}#${base.name}`, heir);
      for (const name of sketch.implements) {
        const named = types.names.lookup(file, name);
        if (named?.kind === 'own') this.add(`${named.file}#${named.name}`, heir);
      }
    }
  }

  /** Every class below a class or interface, nearest first. */
  of(file: string, name: string): readonly ClassType[] {
    const found = new Map<string, ClassType>();
    const waiting = [...(this.direct.get(`${file}#${name}`) ?? [])];
    for (let heir = waiting.shift(); heir; heir = waiting.shift()) {
      const id = `${heir.file}#${heir.name}`;
      if (found.has(id)) continue;
      found.set(id, heir);
      waiting.push(...(this.direct.get(id) ?? []));
    }
    return [...found.values()];
  }

  private add(id: string, heir: ClassType): void {
    const known = this.direct.get(id);
    if (known) known.push(heir);
    else this.direct.set(id, [heir]);
  }
}
