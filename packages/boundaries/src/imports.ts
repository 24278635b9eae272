/** Imports between modules, seen through barrels: who really needs whom. */
import type { CodeFacts, ImportFact, ModulePath, SourceLocation } from '@banyan/model';

/** One module naming another one. */
export interface InternalImport extends SourceLocation {
  readonly to: ModulePath;
  /** Erased by the compiler: no coupling at run time. */
  readonly typeOnly: boolean;
  readonly names: readonly string[];
}

/** How many barrels in a row are followed; chains in practice have two or three. */
const deepest = 5;

/**
 * All internal imports. An import of a barrel becomes imports of the modules that declare the imported names;
 * where these cannot be told, it stays an import of the barrel.
 */
export function resolveImports(facts: CodeFacts, barrels: ReadonlySet<ModulePath>): InternalImport[] {
  const declaring = declaringModules(facts, barrels);
  return facts.imports.flatMap((fact) => {
    if (fact.to === undefined || barrels.has(fact.file)) return [];
    const typeOnly = fact.kind === 'type-only' || fact.kind === 'import-type';
    if (!barrels.has(fact.to)) return fact.to === fact.file ? [] : [toImport(fact, fact.to, fact.names, typeOnly)];
    const found = new Map<ModulePath, string[]>();
    for (const name of fact.names.length > 0 ? fact.names : ['']) {
      const to = declaring(fact.to, name) ?? fact.to;
      found.set(to, [...(found.get(to) ?? []), ...(name === '' ? [] : [name])]);
    }
    return [...found].filter(([to]) => to !== fact.file).map(([to, names]) => toImport(fact, to, names, typeOnly));
  });
}

function toImport(
  { file, line }: ImportFact,
  to: ModulePath,
  names: readonly string[],
  typeOnly: boolean,
): InternalImport {
  return { file, line, to, typeOnly, names };
}

/** Large barrels are imported by hundreds of files, for the same names: each is looked for once. */
function declaringModules(facts: CodeFacts, barrels: ReadonlySet<ModulePath>) {
  const exportsOf = reExports(facts, barrels);
  const declared = declaredNames(facts);
  const found = new Map([...barrels].map((barrel) => [barrel, new Map<string, ModulePath | undefined>()]));
  return (module: ModulePath, name: string): ModulePath | undefined => {
    const known = found.get(module);
    if (known === undefined) return module;
    if (!known.has(name)) known.set(name, declaringModule(module, name, exportsOf, declared, 0));
    return known.get(name);
  };
}

function declaringModule(
  module: ModulePath,
  name: string,
  exportsOf: ReadonlyMap<ModulePath, readonly ImportFact[]>,
  declared: ReadonlyMap<ModulePath, ReadonlySet<string>>,
  depth: number,
): ModulePath | undefined {
  const reExported = exportsOf.get(module);
  if (!reExported) return module;
  if (depth >= deepest || name === '' || name === '*') return undefined;
  const named = reExported.find(({ names }) => names.includes(name));
  if (named?.to !== undefined) return declaringModule(named.to, name, exportsOf, declared, depth + 1);
  for (const { to, names } of reExported) {
    if (to === undefined || !names.includes('*')) continue;
    const found = declaringModule(to, name, exportsOf, declared, depth + 1);
    if (found !== undefined && declared.get(found)?.has(name)) return found;
  }
  return undefined;
}

function reExports(facts: CodeFacts, barrels: ReadonlySet<ModulePath>): Map<ModulePath, ImportFact[]> {
  const found = new Map<ModulePath, ImportFact[]>([...barrels].map((barrel) => [barrel, []]));
  for (const fact of facts.imports) if (fact.to !== undefined) found.get(fact.file)?.push(fact);
  return found;
}

/** Classes and functions by module: what a `export *` can be asked for. Types are not among the facts. */
function declaredNames(facts: CodeFacts): Map<ModulePath, Set<string>> {
  const found = new Map<ModulePath, Set<string>>();
  const add = (file: ModulePath, name: string) => {
    const names = found.get(file);
    if (names) names.add(name);
    else found.set(file, new Set([name]));
  };
  for (const { file, name } of facts.classes) add(file, name);
  for (const { file, id } of facts.functions) add(file, id.slice(id.indexOf('#') + 1));
  return found;
}
