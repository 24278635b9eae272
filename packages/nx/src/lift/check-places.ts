/** Every file needs a place of its own below the service's folder, and facts about it. */
import type { CodeFacts } from '@banyan/model';
import { fileNotAnalyzed, fileOutside } from '../errors';
import type { ServiceFile } from './lift-input';

/** The service has a package.json of its own; whoever imports the monolith's reads that. */
const standsIn = ['package.json'];

/** @throws BanyanError EXTRACT_FILE_OUTSIDE */
export function checkPlaces(copied: readonly ServiceFile[], generated: readonly ServiceFile[]): void {
  const taken = new Set(generated.map(({ path }) => path).filter((path) => !standsIn.includes(path)));
  const bad = copied.map(({ path }) => path).filter((path) => path.startsWith('../') || taken.has(path));
  if (bad.length > 0) throw fileOutside(bad);
}

/**
 * Of a file that was not analysed nobody knows the imports; declarations and data have none that matter.
 * @throws BanyanError EXTRACT_FILE_NOT_ANALYZED
 */
export function checkAnalyzed(copied: readonly ServiceFile[], facts: CodeFacts, rootName: string): void {
  const known = new Set(facts.modules.map(({ path }) => path));
  const unknown = copied
    .map(({ path }) => path)
    .filter((path) => /\.[cm]?[jt]sx?$/.test(path) && !/\.d\.[cm]?ts$/.test(path) && !known.has(path));
  if (unknown.length > 0) throw fileNotAnalyzed(unknown, rootName, facts.project.source);
}
