/** From which entry points heavy work is reached. */
import { type EndpointFact, groupBy, type ModulePath, type SymbolId } from '@banyan/model';
import { reachedFrom } from '../call-graph';
import { type FactsIndex, moduleOf } from '../facts-index';

/** Entry points that lead to a function. */
export interface EntryPoints {
  readonly endpoints: readonly EndpointFact[];
  /** Through calls; otherwise only through imports, because a call in between could not be resolved. */
  readonly certain: boolean;
}

const none: EntryPoints = { endpoints: [], certain: true };

/**
 * Looks entry points up by function, for the functions that do heavy work. Where no call leads to one, the entry
 * points of its own context count whose code imports it. Work that modules, constructors and Nest's start hooks do is
 * done before the first request.
 */
export function findEntryPoints(
  index: FactsIndex,
  contextOf: (module: ModulePath) => string | undefined,
): (id: SymbolId) => EntryPoints {
  const reached = index.facts.endpoints.map((endpoint) => ({ endpoint, ids: reachedFrom(index, endpoint.handler) }));
  const atStart = startWork(index);
  const found = new Map<SymbolId, EntryPoints>();
  for (const id of new Set(index.facts.heavyWork.map((work) => work.function))) {
    const called = reached.filter(({ ids }) => ids.has(id)).map(({ endpoint }) => endpoint);
    if (called.length > 0) {
      found.set(id, { endpoints: called, certain: true });
      continue;
    }
    const context = contextOf(moduleOf(id));
    if (context === undefined || atStart.has(id)) continue;
    const loaders = modulesThatLoad(index, moduleOf(id), (module) => contextOf(module) === context);
    const loading = reached.filter(({ ids }) => [...ids].some((one) => loaders.has(moduleOf(one))));
    const endpoints = loading
      .map(({ endpoint }) => endpoint)
      .filter((one) => contextOf(moduleOf(one.handler)) === context);
    if (endpoints.length > 0) found.set(id, { endpoints, certain: false });
  }
  return (id) => found.get(id) ?? none;
}

/** Functions that run when the application starts. */
function startWork(index: FactsIndex): ReadonlySet<SymbolId> {
  const starts = [...index.functions.keys(), ...index.facts.heavyWork.map((work) => work.function)].filter((id) =>
    /#$|\.(constructor|onModuleInit|onApplicationBootstrap)$/.test(id),
  );
  return new Set(starts.flatMap((id) => [...reachedFrom(index, id)]));
}

/** Modules that import a module, through any number of others, all of them `inside`. */
function modulesThatLoad(
  { imports }: FactsIndex,
  module: ModulePath,
  inside: (module: ModulePath) => boolean,
): ReadonlySet<ModulePath> {
  const importers = groupBy(
    imports.filter(({ file, typeOnly }) => !typeOnly && inside(file)),
    ({ to }) => to,
  );
  const loaders = new Set([module]);
  for (const one of loaders) for (const { file } of importers.get(one) ?? []) loaders.add(file);
  return loaders;
}
