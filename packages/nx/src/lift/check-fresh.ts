/** Facts that no longer fit the files would lift the wrong things. */
import type { CodeFacts } from '@banyan/model';
import { factsStale } from '../errors';
import { hashOf } from './generate/service-names';

/**
 * Holds every analysed file that is no test against its hash.
 * @throws BanyanError EXTRACT_FACTS_STALE
 */
export function checkFresh(facts: CodeFacts, read: (path: string) => string | undefined, rootName: string): void {
  const changed = facts.modules
    .filter(({ test }) => !test)
    .filter(({ path, hash }) => hashOf(read(path) ?? '') !== hash)
    .map(({ path }) => path);
  if (changed.length > 0) throw factsStale(changed, rootName);
}
