/**
 * What parts of a sketch say, without where they stand: two sketches with the same digest mean the same to whoever
 * looks that part up. Names are followed to what they are bound to in the file, and so are the calls and functions that
 * terms hang on; lines are put aside in the order of the walk, so that those of two equal digests belong together.
 */
import { types } from 'node:util';
import type { FileSketch, FunctionSketch } from '../sketch/file-sketch';
import { indexFile } from '../link/names';

/** The text of a part, and the lines that are in it. */
export interface Digest {
  readonly text: string;
  readonly lines: readonly number[];
}

/** Everything that other files can look up: exports, classes, interfaces, types, and what they hang on. */
export function visibleDigest(sketch: FileSketch): Digest {
  const walk = new Walk(sketch);
  walk.add(sketch.exports, 0);
  for (const { name, local, from } of sketch.exports) if (from === undefined) walk.name(local ?? name, 0);
  for (const entry of sketch.classes) {
    walk.add(entry, sketch.functions.find(({ name }) => name === `${entry.name}.constructor`)?.scope ?? 0);
    walk.functionsOf(entry.name);
  }
  for (const entry of sketch.interfaces) walk.add(entry, 0);
  walk.add(sketch.typeAliases, 0);
  // A module that only requires is one that may be its own export.
  walk.add(!sketch.imports.some(({ kind }) => kind !== 'require' && kind !== 'import-type'), 0);
  return walk;
}

/** Calls, with everything that they mean in their places; what several of them hang on is said once. */
export function callsDigest(sketch: FileSketch, calls: readonly number[]): Digest {
  const walk = new Walk(sketch);
  for (const index of calls) {
    const scope = sketch.calls[index]?.scope ?? 0;
    walk.call(index);
    for (let at = scope; at > 0; at = sketch.scopes[at]?.parent ?? -1) walk.signature(at);
    walk.add(sketch.functions[sketch.scopes[scope]?.function ?? 0]?.name, 0);
  }
  return walk;
}

class Walk implements Digest {
  private readonly parts: string[] = [];
  readonly lines: number[] = [];
  private readonly seen = new Map<string, number>();
  private readonly imported;
  private readonly functions;

  constructor(private readonly sketch: FileSketch) {
    this.imported = indexFile(sketch).imported;
    this.functions = functionsByOwner(sketch.functions);
  }

  get text(): string {
    return this.parts.join('\n');
  }

  /** Any value of a sketch. @param scope where its names mean something */
  add(value: unknown, scope: number): void {
    if (Array.isArray(value)) return this.list(value, scope);
    if (types.isMap(value)) return this.list([...(value as ReadonlyMap<unknown, unknown>)], scope);
    if (typeof value !== 'object' || value === null) return this.say(JSON.stringify(value) ?? '-');
    const entry = value as Readonly<Record<string, unknown>>;
    if (entry['kind'] === 'call' && typeof entry['call'] === 'number') return this.call(entry['call']);
    if (entry['kind'] === 'function' && typeof entry['scope'] === 'number') return this.signature(entry['scope']);
    this.say('{');
    for (const key of Object.keys(entry).sort()) this.field(key, entry[key], scope);
    this.say('}');
    // Terms, types, exports and parameters name things by these.
    if (typeof entry['name'] === 'string' && entry['kind'] !== 'member') this.name(entry['name'], scope);
  }

  /** A call of the file, once. */
  call(index: number): void {
    if (this.isKnown(`call ${index}`)) return;
    const call = this.sketch.calls[index];
    if (call) this.add({ ...call, scope: -1 }, call.scope);
  }

  /** What calling a function shows: parameters, what it returns, and what it is handed to. */
  signature(index: number): void {
    const scope = this.sketch.scopes[index];
    if (!scope || this.isKnown(`scope ${index}`)) return;
    this.add(this.sketch.functions[scope.function]?.className, 0);
    for (const part of [scope.parameters, scope.returns, scope.returnType]) this.add(part, index);
    if (!scope.callbackOf) return;
    this.add(scope.callbackOf.argument, 0);
    this.call(scope.callbackOf.call);
  }

  /** What a name is bound to, seen from a scope. */
  name(name: string, scope: number): void {
    const [first = ''] = name.replace(/^typeof /, '').split('.');
    for (let at = scope; at >= 0; at = this.sketch.scopes[at]?.parent ?? -1) {
      const binding = this.sketch.scopes[at]?.bindings.get(first);
      if (!binding) continue;
      this.bound(`${at} ${first}`, binding, at);
      break;
    }
    const imported = this.imported.get(first);
    if (imported && !this.isKnown(`import ${first}`)) this.say(`${imported.specifier} ${imported.imported}`);
    this.functionsOf(first);
  }

  /** Functions that are known by a name or by what it holds: `run`, `Photos.find`. */
  functionsOf(name: string): void {
    for (const entry of this.functions.get(name) ?? []) {
      if (this.isKnown(`function ${entry.name}`)) continue;
      this.add([entry.name, entry.className, entry.static, entry.exported], 0);
      this.lines.push(entry.line);
      this.signature(entry.scope);
    }
  }

  private bound(key: string, binding: { readonly parameter?: number }, scope: number): void {
    if (this.isKnown(`binding ${key}`)) return;
    this.add(binding, scope);
    if (binding.parameter !== undefined) this.signature(scope);
  }

  private field(key: string, value: unknown, scope: number): void {
    this.say(key);
    if (key === 'line' || key === 'endLine') this.lines.push(value as number);
    else if (key === 'lines') this.lines.push(...(value as readonly number[]));
    else if (key === 'scope' && typeof value === 'number') this.signature(value);
    else if (key === 'implements' || key === 'extends') this.named(value, scope);
    else this.add(value, scope);
  }

  /** Names of classes and interfaces, or a term. */
  private named(value: unknown, scope: number): void {
    this.add(value, scope);
    if (Array.isArray(value)) for (const name of value) if (typeof name === 'string') this.name(name, scope);
  }

  private list(values: readonly unknown[], scope: number): void {
    this.say(`[${values.length}`);
    for (const value of values) this.add(value, scope);
  }

  /** Says of something that was walked already only which one it is. */
  private isKnown(key: string): boolean {
    const known = this.seen.get(key);
    this.say(known === undefined ? 'new' : `#${known}`);
    if (known === undefined) this.seen.set(key, this.seen.size);
    return known !== undefined;
  }

  private say(text: string): void {
    this.parts.push(text);
  }
}

/** Functions by their names and by what holds them: `Photos.find` also by `Photos`. The module's own code has no name. */
function functionsByOwner(functions: readonly FunctionSketch[]): ReadonlyMap<string, readonly FunctionSketch[]> {
  const found = new Map<string, FunctionSketch[]>();
  for (const entry of functions) {
    for (let name = entry.name; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
      const known = found.get(name);
      if (known) known.push(entry);
      else found.set(name, [entry]);
    }
  }
  return found;
}
