/** The modules that compose and start the application: they know everything, so they say nothing about boundaries. */
import type { ModulePath, NestModuleFact, SymbolId } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { baseName, folderOf, moduleOf, ownerOf } from '../facts-index';
import { addWhatOnlyTheyUse } from './add-what-only-they-use';
import { isBookkeeping } from './bookkeeping';

/** File names under which applications start; `index` only at the root of a source folder. */
const startsHere = /^(main|server|app|bootstrap|worker|cli)\.[cm]?[jt]sx?$/;
const startsAtRoot = /^index\.[cm]?[jt]sx?$/;

/**
 * Root Nest modules, files that start the application or import a good part of it without being asked for, and plain
 * code that only these use.
 */
export function findBootstrap(index: FactsIndex): ReadonlySet<ModulePath> {
  const found = new Set<ModulePath>(rootNestModules(index));
  const imported = new Set(index.imports.map(({ to }) => to));
  const busy = busyModules(index);
  const isCandidate = (module: ModulePath) => isComposer(index, module) || (imported.has(module) && !busy.has(module));
  addWhatOnlyTheyUse(index, found, index.modules.filter(isCandidate));
  return found;
}

/** Modules with something of their own: entry points, data, classes. Errors, and Nest modules that list none, are not. */
function busyModules({ facts }: FactsIndex): ReadonlySet<ModulePath> {
  const withMethods = new Set(facts.functions.map(({ id }) => ownerOf(id)));
  const empty = new Set(facts.nestModules.filter((one) => declaresNothing(withMethods, one)).map(({ id }) => id));
  return new Set([
    ...facts.endpoints.map(({ handler }) => moduleOf(handler)),
    ...facts.entities.filter(({ name }) => !isBookkeeping(name)).map(({ file }) => file),
    ...facts.accesses.filter(({ entity }) => !isBookkeeping(entity)).map(({ file }) => file),
    ...facts.classes.filter((one) => !empty.has(one.id) && !/Error$/.test(one.extends ?? '')).map(({ file }) => file),
  ]);
}

/** Neither in its decorator nor in a method of a dynamic module. */
function declaresNothing(
  withMethods: ReadonlySet<SymbolId>,
  { id, controllers, providers, imports }: NestModuleFact,
): boolean {
  return (
    controllers.length + providers.length === 0 &&
    !imports.some(({ arguments: given = [] }) => given.length > 0) &&
    !withMethods.has(id)
  );
}

/** Nest modules that no other one imports and that import at least two of this project. */
function rootNestModules({ facts, has }: FactsIndex): ModulePath[] {
  const imported = new Set(facts.nestModules.flatMap(({ imports }) => imports.map(({ id }) => id)));
  return facts.nestModules
    .filter(
      ({ id, file, imports }) =>
        has(file) && !imported.has(id) && imports.filter(({ id: to }) => to !== undefined).length > 1,
    )
    .map(({ file }) => file);
}

function isComposer({ importsOf, facts, classesIn }: FactsIndex, module: ModulePath): boolean {
  const reached = new Set((importsOf.get(module) ?? []).map(({ to }) => to));
  const named =
    startsHere.test(baseName(module)) ||
    (startsAtRoot.test(baseName(module)) && facts.project.source.includes(folderOf(module)));
  if (named && (reached.size >= 10 || (reached.size > 0 && !holdsRoutes(facts.endpoints, module)))) return true;
  const declares = classesIn.get(module) ?? [];
  return reached.size >= 30 && declares.every(({ role }) => role === 'other' || role === 'nest-module');
}

function holdsRoutes(endpoints: FactsIndex['facts']['endpoints'], module: ModulePath): boolean {
  return endpoints.some(({ handler }) => moduleOf(handler) === module);
}
