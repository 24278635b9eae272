/** From which entry points heavy work is reached. */
import type { EndpointFact, ModulePath, SymbolId } from '@banyan/model';
import { reachedFrom } from '../call-graph';
import { type FactsIndex, moduleOf } from '../facts-index';

/** Entry points that lead to a function. */
export interface EntryPoints {
  readonly endpoints: readonly EndpointFact[];
  /** Through calls; otherwise only through imports, because a call in between could not be resolved. */
  readonly certain: boolean;
}

/** Looks entry points up by function, for the functions that do heavy work. */
export function findEntryPoints(index: FactsIndex): (id: SymbolId) => EntryPoints {
  const works = index.facts.heavyWork.map((work) => work.function);
  const reached = index.facts.endpoints.map((endpoint) => ({ endpoint, ids: reachedFrom(index, endpoint.handler) }));
  const byCall = (id: SymbolId) => reached.filter(({ ids }) => ids.has(id)).map(({ endpoint }) => endpoint);
  const found = new Map<SymbolId, EntryPoints>();
  for (const id of new Set(works)) {
    const called = byCall(id);
    if (called.length > 0) {
      found.set(id, { endpoints: called, certain: true });
      continue;
    }
    const loaders = modulesThatLoad(index, moduleOf(id));
    const loading = reached.filter(({ ids }) => [...ids].some((one) => loaders.has(moduleOf(one))));
    found.set(id, { endpoints: loading.map(({ endpoint }) => endpoint), certain: loading.length === 0 });
  }
  return (id) => found.get(id) ?? { endpoints: [], certain: true };
}

/** Modules of the same top folders that import a module, through any number of others in between. */
function modulesThatLoad({ imports }: FactsIndex, module: ModulePath): ReadonlySet<ModulePath> {
  const home = topOf(module);
  const loaders = new Set([module]);
  for (const one of loaders) {
    for (const { file, to, typeOnly } of imports) {
      if (to === one && !typeOnly && topOf(file) === home) loaders.add(file);
    }
  }
  return loaders;
}

/** `src/images/pixels/blur.ts` → `src/images`: far enough for a feature, near enough not to reach everything. */
function topOf(module: ModulePath): string {
  return module.split('/').slice(0, -1).slice(0, 2).join('/');
}
