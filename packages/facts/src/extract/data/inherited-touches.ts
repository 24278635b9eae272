/** Accesses of base classes: `CrudService<T>` touches the entity of each heir that inherits the method. */
import type { DataAccessFact } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import type { ClassType } from '../../link/type';
import type { Term } from '../../sketch/term';
import type { Touch } from './access';
import type { EntityIndex } from './entity-index';

/** What a call of a base class touches for some of its heirs. */
export type InheritedTouch = Touch & Required<Pick<DataAccessFact, 'heirs'>>;

/** Reads calls of a base class as its heirs see them. */
export class InheritedTouches {
  private readonly seen = new Map<string, Project>();
  private readonly running = new Map<string, readonly ClassType[]>();

  constructor(
    private readonly project: Project,
    private readonly entities: EntityIndex,
    private readonly touchesOf: (placed: PlacedCall, seen: Project) => readonly Touch[],
  ) {}

  /** Touches of a call on something of `this`, once for each heir that runs it. */
  of(placed: PlacedCall): InheritedTouch[] {
    const { call, file } = placed;
    if (call.isNew || call.callee.kind !== 'member') return [];
    const sketch = this.project.sketch(file);
    const owner = sketch.functions[sketch.scopes[call.scope]?.function ?? 0];
    if (owner?.className === undefined || owner.static || !this.hangsOnSelf(call.callee.of, placed)) return [];
    const method = owner.name.slice(owner.className.length + 1);
    return this.heirsWith(method, owner.className, file).flatMap((heir) =>
      this.touchesOf(placed, this.seenAs(heir)).map((touch) => ({ ...touch, heirs: [`${heir.file}#${heir.name}`] })),
    );
  }

  /** The heirs that run a method of a base; asked for each call in it. */
  private heirsWith(method: string, base: string, file: string): readonly ClassType[] {
    const key = `${file}#${base}.${method}`;
    const heirs =
      this.running.get(key) ?? this.project.heirs.of(file, base).filter((heir) => this.runs(heir, method, base, file));
    this.running.set(key, heirs);
    return heirs;
  }

  /** `this.x.y(…).z`, also through a constant of the function. */
  private hangsOnSelf(term: Term, placed: PlacedCall, depth = 0): boolean {
    if (depth > 6) return false;
    if (term.kind === 'member' || term.kind === 'item') return this.hangsOnSelf(term.of, placed, depth + 1);
    if (term.kind === 'call') {
      const callee = this.project.sketch(placed.file).calls[term.call]?.callee;
      return callee !== undefined && this.hangsOnSelf(callee, placed, depth + 1);
    }
    if (term.kind !== 'name') return false;
    if (term.name === 'this') return true;
    const place = { file: placed.file, scope: placed.call.scope };
    const constant = this.project.types.constant(term, place);
    return constant?.place.file === placed.file && constant.place.scope > 0
      ? this.hangsOnSelf(constant.term, placed, depth + 1)
      : false;
  }

  /** Whether an heir inherits the method or calls it by `super`; entities say by themselves what their bases do to them. */
  private runs(heir: ClassType, method: string, base: string, file: string): boolean {
    if (this.entities.ofType(heir)) return false;
    // What the heir hands to its bases is inside of its file.
    this.project.sketch(heir.file);
    const found = this.project.types.member(heir, method);
    if (found === undefined || (found.owner.file === file && found.owner.name === base)) return true;
    const sketch = this.project.sketch(found.owner.file);
    return sketch.calls.some(
      ({ callee, scope }) =>
        callee.kind === 'member' &&
        callee.name === method &&
        callee.of.kind === 'name' &&
        callee.of.name === 'super' &&
        sketch.functions[sketch.scopes[scope]?.function ?? 0]?.className === found.owner.name,
    );
  }

  private seenAs(heir: ClassType): Project {
    const id = `${heir.file}#${heir.name}`;
    const known = this.seen.get(id) ?? this.project.seenAs(heir);
    this.seen.set(id, known);
    return known;
  }
}
