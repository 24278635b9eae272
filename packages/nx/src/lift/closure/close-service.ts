/** All files of the service that come from the monolith: over imports, entity relations and global declarations. */
import { posix } from 'node:path';
import type { CodeFacts, EntityFact, ModulePath } from '@banyan/model';
import type { FileTree } from '../../file-tree';
import type { SourceIndex } from '../source/source-index';
import { collectFiles, type Demands } from './collect-files';

/**
 * Adds, until nothing is missing: what files import, the other ends of entity relations, and files that declare
 * something global, which nobody imports.
 */
export function closeService(
  start: readonly ModulePath[],
  texts: ReadonlyMap<ModulePath, string>,
  facts: CodeFacts,
  monolith: FileTree,
  index: SourceIndex,
): Demands {
  let roots = [...start, ...globalDeclarations(facts, monolith)];
  for (;;) {
    const demands = collectFiles(roots, texts, index);
    const missing = relatedEntities(facts, demands).filter(({ file }) => !demands.has(file));
    if (missing.length === 0) return demands;
    roots = [...roots, ...missing.map(({ file }) => file)];
  }
}

/** Entities that stand in the given files, and those they relate to at any distance. */
export function relatedEntities(
  facts: CodeFacts,
  files: { has: (path: ModulePath) => boolean },
): readonly EntityFact[] {
  const byName = new Map(facts.entities.map((entity) => [entity.name, entity]));
  const found = new Set(facts.entities.filter(({ file }) => files.has(file)));
  for (const entity of found)
    for (const { target } of entity.relations) {
      const other = byName.get(target);
      if (other) found.add(other);
    }
  return [...found];
}

function globalDeclarations(facts: CodeFacts, monolith: FileTree): readonly ModulePath[] {
  const augmenting = facts.modules
    .filter(({ test, path }) => !test && isAugmenting(monolith.read(path) ?? ''))
    .map(({ path }) => path);
  const declarations = monolith
    .list()
    .filter((path) => path.endsWith('.d.ts') && facts.project.source.some((folder) => isBelow(path, folder)));
  return [...new Set([...augmenting, ...declarations])].sort();
}

function isAugmenting(text: string): boolean {
  return /^\s*declare (global\b|module\s+['"])/m.test(text);
}

function isBelow(path: ModulePath, folder: string): boolean {
  return folder === '.' || path.startsWith(`${posix.normalize(folder)}/`);
}
