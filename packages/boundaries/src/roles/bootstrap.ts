/** The modules that compose and start the application: they know everything, so they say nothing about boundaries. */
import type { ModulePath } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { baseName, groupBy, moduleOf } from '../facts-index';

/** File names under which applications start. */
const startsHere = /^(main|server|app|index|bootstrap|worker|cli)\.[cm]?[jt]sx?$/;

/** Root Nest modules, and files that start the application or import a good part of it without being asked for. */
export function findBootstrap(index: FactsIndex): ReadonlySet<ModulePath> {
  const found = new Set<ModulePath>(rootNestModules(index));
  const importers = groupBy(index.imports, ({ to }) => to);
  const onlyFromStart = (module: ModulePath) => (importers.get(module) ?? []).every(({ file }) => found.has(file));
  const candidates = index.modules.filter((module) => isComposer(index, module));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const module of candidates) if (onlyFromStart(module)) found.add(module);
  }
  return found;
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
  if (startsHere.test(baseName(module)) && reached.size > 0 && !holdsRoutes(facts.endpoints, module)) return true;
  const declares = classesIn.get(module) ?? [];
  return reached.size >= 30 && declares.every(({ role }) => role === 'other' || role === 'nest-module');
}

function holdsRoutes(endpoints: FactsIndex['facts']['endpoints'], module: ModulePath): boolean {
  return endpoints.some(({ handler }) => moduleOf(handler) === module);
}
