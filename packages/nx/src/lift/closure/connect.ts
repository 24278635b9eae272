/** Modules that are needed only so that the kept ones work together. */
import type { SymbolId } from '@banyan/model';
import { type Application, importedModules } from '../nest/application';
import type { Entry, NestModule } from '../nest/nest-module';

/** What is kept so far. */
interface KeptSoFar {
  readonly modules: ReadonlyMap<SymbolId, NestModule>;
  readonly entries: ReadonlySet<Entry>;
}

/** A library that is used anywhere needs its `forRoot`, wherever that stands. */
export function libraryRoots(app: Application, { modules, entries }: KeptSoFar): readonly NestModule[] {
  const used = new Set(
    [...modules.values()].flatMap((module) =>
      module.entries.imports.filter((entry) => entries.has(entry)).flatMap((entry) => libraryOf(entry) ?? []),
    ),
  );
  return [...app.modules.values()].filter((module) =>
    module.entries.imports.some((entry) => isRootOf(entry) && used.has(libraryOf(entry) ?? '')),
  );
}

/** A kept module that no kept module imports comes in on the shortest way from the root: its importer there. */
export function missingLinks(app: Application, { modules }: KeptSoFar): readonly NestModule[] {
  const reached = new Set<SymbolId>();
  const queue = [app.root];
  for (const id of queue) {
    const module = modules.get(id);
    if (!module || reached.has(id)) continue;
    reached.add(id);
    queue.push(...importedModules(module));
  }
  const lost = [...modules.keys()].filter((id) => !reached.has(id));
  return lost.flatMap((id) => app.modules.get(app.importedBy.get(id) ?? '') ?? []);
}

function libraryOf({ is }: Entry): string | undefined {
  return is.kind === 'library' ? is.library : undefined;
}

function isRootOf({ is }: Entry): boolean {
  return is.kind === 'library' && /^forRoot/.test(is.method ?? '');
}
