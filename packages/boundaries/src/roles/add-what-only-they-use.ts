/** What belongs to some modules because nothing else asks for it. */
import { groupBy, type ModulePath } from '@banyan/model';
import type { FactsIndex } from '../facts-index';

/**
 * Adds the candidates that only modules in `found` import, until there is nothing to add; changes `found`. Importers
 * in `besides` do not count, but one in `found` there must be then.
 */
export function addWhatOnlyTheyUse(
  { imports }: Pick<FactsIndex, 'imports'>,
  found: Set<ModulePath>,
  candidates: readonly ModulePath[],
  besides: ReadonlySet<ModulePath> = new Set(),
): void {
  const importers = groupBy(imports, ({ to }) => to);
  const isTheirs = (module: ModulePath) => {
    const all = importers.get(module) ?? [];
    const others = all.filter(({ file }) => !besides.has(file));
    return others.every(({ file }) => found.has(file)) && (others.length > 0 || all.length === 0);
  };
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const module of candidates) if (isTheirs(module)) found.add(module);
  }
}
