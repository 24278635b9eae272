/** Files that run in a thread or process of their own: a busy core in there keeps no request waiting. */
import type { ModulePath } from '@banyan/model';
import type { FactsIndex } from '../facts-index';

const workerNames = /(?:^|[/.-])worker\.[cm]?[jt]s$|(?:^|\/)(?:workers|worker-threads)\//;
const workerImports = new Set(['parentPort', 'workerData']);

/** Modules that read from a parent thread, or are named as a worker. */
export function workerModules({ facts }: FactsIndex): ReadonlySet<ModulePath> {
  const threads = facts.imports
    .filter(({ specifier, names }) => /^(?:node:)?worker_threads$/.test(specifier) && names.some(isParent))
    .map(({ file }) => file);
  const named = facts.modules.map(({ path }) => path).filter((path) => workerNames.test(path));
  return new Set([...threads, ...named]);
}

function isParent(name: string): boolean {
  return workerImports.has(name);
}
