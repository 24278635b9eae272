/** Files of the monolith, parsed when first asked for, and the way from a name to its declaration. */
import { posix } from 'node:path';
import ts from 'typescript';
import type { CodeFacts, ModulePath } from '@banyan/model';
import { parseFile, type ParsedFile } from './parsed-file';

/** Where a name is declared in the project. */
export interface Declaration {
  readonly file: ParsedFile;
  readonly name: string;
  readonly node: ts.Node;
}

/** A name that comes from a library. */
export interface LibraryName {
  readonly library: string;
  readonly name: string;
}

/** What a name means in a file. */
export type Meaning = Declaration | LibraryName | undefined;

/** Reads the monolith's sources through its facts. */
export interface SourceIndex {
  readonly file: (path: ModulePath) => ParsedFile | undefined;
  /** The project file a specifier leads to, seen from `from`. */
  readonly target: (from: ModulePath, specifier: string) => ModulePath | undefined;
  /** What `name` means at the top level of a file: imports, aliases and barrels are followed. */
  readonly find: (from: ModulePath, name: string) => Meaning;
}

/** @param read text of a file below the monolith's root */
export function createSourceIndex(facts: CodeFacts, read: (path: string) => string | undefined): SourceIndex {
  const parsed = new Map<ModulePath, ParsedFile | undefined>();
  const targets = new Map(
    facts.imports.flatMap((fact) => (fact.to ? [[keyOf(fact.file, fact.specifier), fact.to]] : [])),
  );
  const file = (path: ModulePath): ParsedFile | undefined => {
    if (!parsed.has(path)) parsed.set(path, parseIfThere(path, read(path)));
    return parsed.get(path);
  };
  const target = (from: ModulePath, specifier: string): ModulePath | undefined =>
    targets.get(keyOf(from, specifier)) ?? assetTarget(from, specifier, read);
  const find = (from: ModulePath, name: string): Meaning => findName({ file, target }, from, name, new Set());
  return { file, target, find };
}

/** Whether a meaning is a declaration of the project. */
export function isDeclaration(meaning: Meaning): meaning is Declaration {
  return meaning !== undefined && 'node' in meaning;
}

/** `@nestjs/typeorm/dist/x` → `@nestjs/typeorm`, `rxjs/operators` → `rxjs`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function keyOf(from: ModulePath, specifier: string): string {
  return `${from}\n${specifier}`;
}

function parseIfThere(path: ModulePath, text: string | undefined): ParsedFile | undefined {
  return text === undefined ? undefined : parseFile(path, text);
}

/** Facts name no target for assets (`./data.json`): such a specifier is a path as it stands. */
function assetTarget(
  from: ModulePath,
  specifier: string,
  read: (path: string) => string | undefined,
): ModulePath | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const path = posix.join(posix.dirname(from), specifier);
  return posix.extname(path) !== '' && read(path) !== undefined ? path : undefined;
}

type Lookup = Pick<SourceIndex, 'file' | 'target'>;

function findName(index: Lookup, from: ModulePath, name: string, seen: Set<string>): Meaning {
  if (seen.has(keyOf(from, name))) return undefined;
  seen.add(keyOf(from, name));
  const file = index.file(from);
  const node = file?.declarations.get(name);
  if (file && node) return declared(index, file, name, node, seen);
  const imported = file?.imports.get(name);
  if (imported) return findImported(index, from, imported.specifier, imported.name, seen);
  return findPassedOn(index, from, name, seen);
}

function findImported(index: Lookup, from: ModulePath, specifier: string, name: string, seen: Set<string>): Meaning {
  const target = index.target(from, specifier);
  if (!target) return specifier.startsWith('.') ? undefined : { library: packageOf(specifier), name };
  if (name === '*') return undefined;
  const file = index.file(target);
  const node = file?.declarations.get(name);
  return file && node ? declared(index, file, name, node, seen) : findPassedOn(index, target, name, seen);
}

/** A declaration under its own name: `export default Foo` and `export { Foo as Bar }` both mean `Foo`. */
function declared(index: Lookup, file: ParsedFile, name: string, node: ts.Node, seen: Set<string>): Meaning {
  if (ts.isIdentifier(node)) return findName(index, file.path, node.text, seen);
  const own = (node as ts.Node & { readonly name?: ts.Node }).name;
  return { file, name: own && ts.isIdentifier(own) ? own.text : name, node };
}

function findPassedOn(index: Lookup, from: ModulePath, name: string, seen: Set<string>): Meaning {
  for (const reexport of index.file(from)?.reexports ?? []) {
    if (reexport.as !== name && reexport.as !== '*') continue;
    const wanted = reexport.as === '*' ? name : reexport.name;
    const target = index.target(from, reexport.specifier);
    if (reexport.as === '*' && !target) continue;
    const key = keyOf(target ?? reexport.specifier, `export ${wanted}`);
    if (seen.has(key)) continue;
    seen.add(key);
    const found = findImported(index, from, reexport.specifier, wanted, seen);
    if (found) return found;
  }
  return undefined;
}
