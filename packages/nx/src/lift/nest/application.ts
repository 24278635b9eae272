/** The Nest application as its modules declare it: what the root reaches, and which module gives which provider. */
import type { CodeFacts, SymbolId } from '@banyan/model';
import type { SourceIndex } from '../source/source-index';
import type { Entry, NestModule } from './nest-module';
import { readModule } from './read-module';
import type { Token } from './token';

/** The modules the root reaches. */
export interface Application {
  readonly root: SymbolId;
  /** By symbol id, in the order the root reaches them. */
  readonly modules: ReadonlyMap<SymbolId, NestModule>;
  /** For each module but the root, the one that imports it on a shortest way from the root. */
  readonly importedBy: ReadonlyMap<SymbolId, SymbolId>;
  readonly index: SourceIndex;
}

/** A provider's entry and the modules it is reached through. */
export interface Provision {
  readonly module: NestModule;
  readonly entry: Entry;
  /** Modules that pass it on, the giving one included. */
  readonly via: readonly NestModule[];
}

/** Reads all modules and walks from the root. */
export function readApplication(facts: CodeFacts, root: SymbolId, index: SourceIndex): Application {
  const all = new Map<SymbolId, NestModule>();
  for (const { file, name } of facts.nestModules) {
    const parsed = index.file(file);
    const module = parsed && readModule(parsed, name, index);
    if (module) all.set(module.id, module);
  }
  const modules = new Map<SymbolId, NestModule>();
  const importedBy = new Map<SymbolId, SymbolId>();
  const queue = [root];
  for (const id of queue) {
    const module = all.get(id);
    if (!module || modules.has(id)) continue;
    modules.set(id, module);
    for (const imported of importedModules(module)) {
      if (!importedBy.has(imported) && imported !== root) importedBy.set(imported, id);
      queue.push(imported);
    }
  }
  return { root, modules, importedBy, index };
}

/**
 * Who gives a token to a module: the module itself, what it imports, a global module; failing these, any module
 * that declares it, because a container can be asked for anything (`app.get`).
 */
export function findProvision(app: Application, token: Token, module: NestModule): Provision | undefined {
  const own = provided(module, token);
  if (own) return { module, entry: own, via: [module] };
  const globals = [...app.modules.values()].filter(({ global }) => global);
  for (const imported of [...importedModules(module).flatMap((id) => app.modules.get(id) ?? []), ...globals]) {
    const found = exported(app, imported, token, new Set());
    if (found) return found;
  }
  for (const any of app.modules.values()) {
    const entry = provided(any, token);
    if (entry) return { module: any, entry, via: [any] };
  }
  return undefined;
}

/** Symbol ids of the project's modules a module imports. */
export function importedModules(module: NestModule): readonly SymbolId[] {
  return module.entries.imports.flatMap(({ is }) => (is.kind === 'class' ? [is.id] : []));
}

/** Whether a library's module gives a token: by its package, or because the token's argument is among its arguments. */
export function librarySatisfies(entry: Entry, token: Token): boolean {
  if (entry.is.kind !== 'library') return false;
  if (token.startsWith('arg:')) return entry.is.given.includes(token.slice('arg:'.length));
  if (!token.startsWith('lib:')) return false;
  const library = token.slice('lib:'.length, token.lastIndexOf('#'));
  return entry.is.library === (givenBy[library] ?? library);
}

/** Libraries whose classes another one provides. */
const givenBy: Readonly<Record<string, string>> = {
  typeorm: '@nestjs/typeorm',
  mongoose: '@nestjs/mongoose',
  sequelize: '@nestjs/sequelize',
  'sequelize-typescript': '@nestjs/sequelize',
  eventemitter2: '@nestjs/event-emitter',
  'cache-manager': '@nestjs/cache-manager',
};

function provided(module: NestModule, token: Token): Entry | undefined {
  const own = module.entries.providers.find((entry) => entry.token === token);
  return own ?? module.entries.imports.find((entry) => librarySatisfies(entry, token));
}

function exported(app: Application, module: NestModule, token: Token, seen: Set<SymbolId>): Provision | undefined {
  if (seen.has(module.id)) return undefined;
  seen.add(module.id);
  const own = provided(module, token);
  for (const entry of module.entries.exports) {
    if (own && passesOn(entry, own, token)) return { module, entry: own, via: [module] };
    const inner = entry.is.kind === 'class' ? app.modules.get(entry.is.id) : undefined;
    const found = inner && exported(app, inner, token, seen);
    if (found) return { ...found, via: [module, ...found.via] };
  }
  return undefined;
}

function passesOn(exported: Entry, own: Entry, token: Token): boolean {
  if (exported.is.kind === 'opaque' && exported.token === '') return true;
  if (exported.token === token) return true;
  return exported.is.kind === 'library' && own.is.kind === 'library' && exported.is.library === own.is.library;
}
