/** Every file needs a place of its own below the service's folder. */
import { fileOutside } from '../errors';
import type { ServiceFile } from './lift-input';

/** The service has a package.json of its own; whoever imports the monolith's reads that. */
const standsIn = ['package.json'];

/** @throws BanyanError EXTRACT_FILE_OUTSIDE */
export function checkPlaces(copied: readonly ServiceFile[], generated: readonly ServiceFile[]): void {
  const taken = new Set(generated.map(({ path }) => path).filter((path) => !standsIn.includes(path)));
  const bad = copied.map(({ path }) => path).filter((path) => path.startsWith('../') || taken.has(path));
  if (bad.length > 0) throw fileOutside(bad);
}
