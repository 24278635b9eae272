/** Calls and writes of a file by name and by function: each list is put together when it is first asked for. */
import type { CallSketch, FileSketch, WriteSketch } from '../sketch/file-sketch';

type Lists<T> = ReadonlyMap<string, readonly T[]>;

/** The order within a list is that of the file. */
export class CallIndex {
  private byName: Lists<CallSketch> | undefined;
  private byOwner: Lists<CallSketch> | undefined;
  private bySet: Lists<WriteSketch> | undefined;

  constructor(private readonly sketch: FileSketch) {}

  /** Calls of functions and methods of that name. */
  named(name: string): readonly CallSketch[] {
    this.byName ??= listed(this.sketch.calls, ({ callee }) =>
      callee.kind === 'member' || callee.kind === 'name' ? callee.name : undefined,
    );
    return this.byName.get(name) ?? [];
  }

  /** Calls that are written in functions of that name, their callbacks included. */
  inside(owner: string): readonly CallSketch[] {
    const { functions, scopes } = this.sketch;
    this.byOwner ??= listed(this.sketch.calls, ({ scope }) => functions[scopes[scope]?.function ?? 0]?.name);
    return this.byOwner.get(owner) ?? [];
  }

  /** Assignments to variables of that name. */
  setting(name: string): readonly WriteSketch[] {
    this.bySet ??= listed(this.sketch.writes, ({ target }) => (target.kind === 'name' ? target.name : undefined));
    return this.bySet.get(name) ?? [];
  }
}

function listed<T>(entries: readonly T[], keyOf: (entry: T) => string | undefined): Lists<T> {
  const lists = new Map<string, T[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === undefined) continue;
    const list = lists.get(key);
    if (list) list.push(entry);
    else lists.set(key, [entry]);
  }
  return lists;
}
