/** The catalogue of calls that keep a core, the thread pool or a process busy. A group is a file here and a line below. */
import { archives } from './archives';
import { documents } from './documents';
import type { CatalogueEntry, CatalogueGroup } from './entry';
import { hashing } from './hashing';
import { images } from './images';
import { inference } from './inference';
import { markup } from './markup';
import { parsing } from './parsing';
import { platform } from './platform';
import { templates } from './templates';

/** All groups. */
export const catalogue: readonly CatalogueGroup[] = [
  ...[images, documents, inference, hashing, markup, archives, templates, parsing, platform],
];

/** An entry with its group. */
export interface KnownCall extends Omit<CatalogueEntry, 'names'> {
  readonly group: string;
  readonly names: RegExp;
}

const byModule = groupByModule();

/** Whether any call of a module is in the catalogue. */
export function isCatalogued(module: string): boolean {
  return byModule.has(coreName(module));
}

/** What the catalogue says about a dotted name of a module; the first entry that knows it. */
export function knownCall(module: string, name: string): KnownCall | undefined {
  return byModule.get(coreName(module))?.find(({ names }) => names.test(name));
}

/** `node:fs` is `fs`. */
export function coreName(module: string): string {
  return module.startsWith('node:') ? module.slice(5) : module;
}

function groupByModule(): ReadonlyMap<string, readonly KnownCall[]> {
  const found = new Map<string, KnownCall[]>();
  for (const { name: group, entries } of catalogue)
    for (const entry of entries) {
      const known = { ...entry, group, names: new RegExp(`^(?:${entry.names})$`) };
      for (const module of entry.modules.split(' ')) found.set(module, [...(found.get(module) ?? []), known]);
    }
  return found;
}
