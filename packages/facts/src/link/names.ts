/** Names across files: what a local name means, followed through imports, re-exports and barrels. */
import { CallIndex } from './call-index';
import type { ClassSketch, FileSketch, FunctionSketch, InterfaceSketch } from '../sketch/file-sketch';

/** What a name means. */
export type Named =
  /** Declared in a file of the project. */
  | { readonly kind: 'own'; readonly file: string; readonly name: string }
  /** A file of the project as a whole (`import * as x`). */
  | { readonly kind: 'file'; readonly file: string }
  /** Of a library; `*` for the library as a whole. */
  | { readonly kind: 'library'; readonly module: string; readonly name: string };

/** A sketch with its declarations by name. */
export interface IndexedFile {
  readonly sketch: FileSketch;
  readonly classes: ReadonlyMap<string, ClassSketch>;
  readonly functions: ReadonlyMap<string, FunctionSketch>;
  readonly interfaces: ReadonlyMap<string, InterfaceSketch>;
  /** Local name → where it is imported from. */
  readonly imported: ReadonlyMap<string, { readonly specifier: string; readonly imported: string }>;
  /** Its calls, by what they are asked for. */
  readonly calls: CallIndex;
}

/** Files by path. A file may be read from a cache only when it is asked for. */
export interface Files {
  readonly get: (path: string) => IndexedFile | undefined;
  readonly has: (path: string) => boolean;
}

/** Where a specifier leads: a file of the project, or nothing for libraries. */
export type ResolveSpecifier = (file: string, specifier: string) => string | undefined;

/** Looks names up over all files. */
export class Names {
  /** Exported names that do not hang on a circle of re-exports, and answers to whole questions. */
  private readonly known = new Map<string, Named | undefined>();
  private readonly asked = new Map<string, Named | undefined>();
  /** By file: what its names and specifiers mean. Each is asked for once for every use in the code. */
  private readonly meanings = new Map<string, Map<string, Named | undefined>>();
  private readonly modules = new Map<string, Map<string, Named>>();
  /** How often a circle of re-exports was left. */
  private cuts = 0;

  constructor(
    readonly files: Files,
    private readonly resolve: ResolveSpecifier,
  ) {}

  /** What a name means at the module level of a file. */
  lookup(file: string, name: string): Named | undefined {
    const meanings = mapIn(this.meanings, file);
    let meaning = meanings.get(name);
    if (meaning === undefined && !meanings.has(name)) {
      meaning = this.find(file, name, new Set());
      meanings.set(name, meaning);
    }
    return meaning;
  }

  /** What a module specifier means in a file. */
  moduleOf(file: string, specifier: string): Named {
    const modules = mapIn(this.modules, file);
    const module = modules.get(specifier) ?? this.findModule(file, specifier);
    modules.set(specifier, module);
    return module;
  }

  private findModule(file: string, specifier: string): Named {
    const target = this.resolve(file, specifier);
    if (target === undefined) return { kind: 'library', module: specifier, name: '*' };
    return this.files.has(target) ? { kind: 'file', file: target } : { kind: 'library', module: target, name: '*' };
  }

  /** What a file exports under a name. The answer does not depend on what was asked before. */
  exported(file: string, name: string): Named | undefined {
    const key = `${file}\0${name}`;
    if (this.asked.has(key)) return this.asked.get(key);
    const found = this.follow(file, name, new Set());
    this.asked.set(key, found);
    return found;
  }

  classOf(named: Named | undefined): ClassSketch | undefined {
    return named?.kind === 'own' ? this.files.get(named.file)?.classes.get(named.name) : undefined;
  }

  private find(file: string, name: string, seen: Set<string>): Named | undefined {
    const indexed = this.files.get(file);
    if (!indexed) return undefined;
    const source = indexed.imported.get(name);
    if (!source) return isDeclared(indexed, name) ? { kind: 'own', file, name } : undefined;
    const module = this.moduleOf(file, source.specifier);
    if (module.kind !== 'file') return { ...(module as Named & { kind: 'library' }), name: source.imported };
    if (source.imported === '*') return module;
    if (source.imported === '=') return this.follow(module.file, 'default', seen) ?? module;
    const found = this.follow(module.file, source.imported, seen);
    // `import x from './commonjs'` is the module itself when nothing is its default.
    return found ?? (source.imported === 'default' ? module : undefined);
  }

  private follow(file: string, name: string, seen: Set<string>): Named | undefined {
    const key = `${file}\0${name}`;
    if (this.known.has(key)) return this.known.get(key);
    if (seen.has(key)) {
      this.cuts += 1;
      return undefined;
    }
    const before = this.cuts;
    seen.add(key);
    const found = this.findExport(file, name, seen);
    if (this.cuts === before) this.known.set(key, found);
    return found;
  }

  private findExport(file: string, name: string, seen: Set<string>): Named | undefined {
    const exports = this.files.get(file)?.sketch.exports ?? [];
    for (const entry of exports) {
      if (entry.name !== name) continue;
      if (entry.from === undefined)
        return this.find(file, entry.local ?? name, seen) ?? { kind: 'own', file, name: entry.local ?? name };
      const module = this.moduleOf(file, entry.from);
      if (entry.imported === '*') return module;
      if (module.kind !== 'file') return { ...(module as Named & { kind: 'library' }), name: entry.imported ?? name };
      return this.follow(module.file, entry.imported ?? name, seen);
    }
    return name === 'default' ? undefined : this.findStarExport(file, name, seen);
  }

  private findStarExport(file: string, name: string, seen: Set<string>): Named | undefined {
    for (const entry of this.files.get(file)?.sketch.exports ?? []) {
      if (entry.name !== '*' || entry.from === undefined) continue;
      const module = this.moduleOf(file, entry.from);
      const found = module.kind === 'file' ? this.follow(module.file, name, seen) : undefined;
      if (found) return found;
    }
    return undefined;
  }
}

/** The map at a key, empty at first. */
function mapIn<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let map = maps.get(key);
  if (!map) maps.set(key, (map = new Map()));
  return map;
}

/** All files of a project that are at hand. */
export function filesOf(sketches: readonly FileSketch[]): Files {
  return new Map(sketches.map((sketch) => [sketch.path, indexFile(sketch)]));
}

/** A sketch with its declarations by name. */
export function indexFile(sketch: FileSketch): IndexedFile {
  const imported = new Map<string, { readonly specifier: string; readonly imported: string }>();
  for (const { specifier, names, literal } of sketch.imports) {
    if (!literal) continue;
    for (const { local, imported: name } of names) if (local !== '') imported.set(local, { specifier, imported: name });
  }
  return {
    sketch,
    classes: new Map(sketch.classes.map((entry) => [entry.name, entry])),
    functions: new Map(sketch.functions.map((entry) => [entry.name, entry])),
    interfaces: new Map(sketch.interfaces.map((entry) => [entry.name, entry])),
    imported,
    calls: new CallIndex(sketch),
  };
}

function isDeclared({ sketch, classes, functions, interfaces }: IndexedFile, name: string): boolean {
  return (
    classes.has(name) ||
    functions.has(name) ||
    interfaces.has(name) ||
    (sketch.scopes[0]?.bindings.has(name) ?? false) ||
    sketch.typeAliases.has(name)
  );
}
