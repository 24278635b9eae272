/** Lookups over CodeFacts, built once: criteria, seams and the plan ask the same questions of the same facts. */
import {
  type ClassFact,
  type CodeFacts,
  type DataAccessFact,
  type EntityFact,
  type FunctionFact,
  groupBy,
  type ImportFact,
  type ModuleChanges,
  type ModulePath,
  type RuntimeEvidence,
  type SymbolId,
} from '@banyan/model';
import { type InternalImport, resolveImports } from './imports';
import { isMachineWork } from './pressure/machine-work';

/** CodeFacts with lookups. Test modules are left out of `modules`, `imports` and everything keyed by module. */
export interface FactsIndex {
  readonly facts: CodeFacts;
  /** Paths of all source modules that are not tests, sorted. */
  readonly modules: readonly ModulePath[];
  readonly has: (module: ModulePath) => boolean;
  /** Modules directly in a folder. */
  readonly modulesIn: ReadonlyMap<string, readonly ModulePath[]>;
  /** Modules in a folder and in all folders below it; the root is left out. */
  readonly modulesBelow: ReadonlyMap<string, readonly ModulePath[]>;
  readonly functions: ReadonlyMap<SymbolId, FunctionFact>;
  readonly classes: ReadonlyMap<SymbolId, ClassFact>;
  readonly classesIn: ReadonlyMap<ModulePath, readonly ClassFact[]>;
  readonly entities: ReadonlyMap<string, EntityFact>;
  readonly accessesOf: ReadonlyMap<SymbolId, readonly DataAccessFact[]>;
  /** Imports between modules, seen through barrels. */
  readonly imports: readonly InternalImport[];
  readonly importsOf: ReadonlyMap<ModulePath, readonly InternalImport[]>;
  /** Modules that only re-export. */
  readonly barrels: ReadonlySet<ModulePath>;
  /** What the code alone does not show, where it was gathered. */
  readonly evidence?: RuntimeEvidence;
  /** What the history says about each module; empty without evidence. */
  readonly changesOf: ReadonlyMap<ModulePath, ModuleChanges>;
}

/** Builds the lookups. Evidence about modules that are not among the facts is passed over. */
export function indexFacts(facts: CodeFacts, evidence?: RuntimeEvidence): FactsIndex {
  const modules = facts.modules.filter(({ test }) => !test).map(({ path }) => path);
  const known = new Set(modules);
  const inside = <T extends { readonly file: ModulePath }>(all: readonly T[]) =>
    all.filter(({ file }) => known.has(file));
  const barrels = findBarrels(facts, modules);
  const imports = resolveImports(facts, barrels).filter(({ file, to }) => known.has(file) && known.has(to));
  return {
    facts: { ...facts, heavyWork: facts.heavyWork.filter(isMachineWork) },
    modules: modules.sort(),
    has: (module) => known.has(module),
    modulesIn: groupBy(modules, folderOf),
    modulesBelow: findBelow(modules),
    functions: new Map(inside(facts.functions).map((fact) => [fact.id, fact])),
    classes: new Map(facts.classes.map((fact) => [fact.id, fact])),
    classesIn: groupBy(inside(facts.classes), ({ file }) => file),
    entities: new Map(facts.entities.map((fact) => [fact.name, fact])),
    accessesOf: groupBy(inside(facts.accesses), (access) => access.function),
    imports,
    importsOf: groupBy(imports, ({ file }) => file),
    barrels,
    ...(evidence && { evidence }),
    changesOf: new Map(
      (evidence?.changes?.modules ?? []).flatMap((one) => (known.has(one.module) ? [[one.module, one]] : [])),
    ),
  };
}

/** `src/a.ts#A.run` → `src/a.ts`. */
export function moduleOf(symbol: SymbolId): ModulePath {
  const hash = symbol.indexOf('#');
  return hash < 0 ? symbol : symbol.slice(0, hash);
}

/** `src/a.ts#A.run` → `src/a.ts#A`; a function without a class is its own owner. */
export function ownerOf(symbol: SymbolId): SymbolId {
  const dot = symbol.indexOf('.', symbol.indexOf('#'));
  return dot < 0 ? symbol : symbol.slice(0, dot);
}

/** `src/a.ts#A.run` → `A.run`; module level is the file's base name. */
export function shortName(symbol: SymbolId): string {
  const name = symbol.slice(symbol.indexOf('#') + 1);
  return name === '' || !symbol.includes('#') ? baseName(moduleOf(symbol)) : name;
}

/** `src/a/b.service.ts` → `b.service.ts`. */
export function baseName(path: ModulePath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `src/a/b.ts` → `src/a`; a file at the root lies in `.`. */
export function folderOf(path: ModulePath): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

function findBelow(modules: readonly ModulePath[]): Map<string, ModulePath[]> {
  const below = new Map<string, ModulePath[]>();
  for (const module of modules) {
    for (let folder = folderOf(module); folder !== '.'; folder = folderOf(folder)) {
      const found = below.get(folder);
      if (found) found.push(module);
      else below.set(folder, [module]);
    }
  }
  return below;
}

function findBarrels(facts: CodeFacts, modules: readonly ModulePath[]): Set<ModulePath> {
  const importsOf = groupBy<ImportFact, ModulePath>(facts.imports, ({ file }) => file);
  const holdsCode = new Set([...facts.functions, ...facts.classes, ...facts.entities].map(({ file }) => file));
  return new Set(
    modules.filter((module) => {
      const imports = importsOf.get(module) ?? [];
      return imports.length > 0 && !holdsCode.has(module) && imports.every(({ kind }) => kind === 're-export');
    }),
  );
}
