/** The modules that compose and start the application: they know everything, so they say nothing about boundaries. */
import type { ModulePath } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { baseName, folderOf, groupBy, moduleOf } from '../facts-index';

/** File names under which applications start; `index` only at the root of a source folder. */
const startsHere = /^(main|server|app|bootstrap|worker|cli)\.[cm]?[jt]sx?$/;
const startsAtRoot = /^index\.[cm]?[jt]sx?$/;

/**
 * Root Nest modules, files that start the application or import a good part of it without being asked for, and plain
 * code that only these use.
 */
export function findBootstrap(index: FactsIndex): ReadonlySet<ModulePath> {
  const found = new Set<ModulePath>(rootNestModules(index));
  const importers = groupBy(index.imports, ({ to }) => to);
  const onlyFromStart = (module: ModulePath) => (importers.get(module) ?? []).every(({ file }) => found.has(file));
  const busy = busyModules(index);
  const candidates = index.modules.filter(
    (module) => isComposer(index, module) || (importers.has(module) && !busy.has(module)),
  );
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const module of candidates) if (onlyFromStart(module)) found.add(module);
  }
  return found;
}

/** Modules with something of their own: entry points, data, classes. */
function busyModules({ facts }: FactsIndex): ReadonlySet<ModulePath> {
  return new Set([
    ...facts.endpoints.map(({ handler }) => moduleOf(handler)),
    ...[...facts.entities, ...facts.accesses, ...facts.classes].map(({ file }) => file),
  ]);
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
