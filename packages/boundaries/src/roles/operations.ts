/** What a deployment runs or asks, or somebody by hand: it tells no context. */
import type { ModulePath } from '@banyan/model';
import { baseName, type FactsIndex, folderOf, moduleOf } from '../facts-index';
import { addWhatOnlyTheyUse } from './add-what-only-they-use';
import { findHealthChecks } from './health-checks';

/** `migrate.ts`, `migrate-users.ts`. */
const migrates = /^migrate(-[\w-]+)?\.[cm]?[jt]sx?$/;

/**
 * Migrations; seeds and scripts that nothing imports; health checks with the Nest modules that list them. And what has
 * no data and no entry points, and is used by these alone, or by these and the start of the application.
 */
export function findOperations(
  index: FactsIndex,
  bootstrap: ReadonlySet<ModulePath>,
  domain: ReadonlySet<ModulePath>,
): ReadonlySet<ModulePath> {
  const imported = new Set(index.imports.map(({ to }) => to));
  const checks = findHealthChecks(index);
  const found = new Set([
    ...[...checks, ...nestModulesOf(index, checks)],
    ...index.modules.filter((module) => isMigration(module) || (!imported.has(module) && isRunByHand(module))),
  ]);
  const candidates = index.modules.filter((module) => imported.has(module) && !domain.has(module));
  addWhatOnlyTheyUse(index, found, candidates, bootstrap);
  return found;
}

function nestModulesOf({ facts }: FactsIndex, checks: ReadonlySet<ModulePath>): ModulePath[] {
  const isCheck = ({ id }: { readonly id?: string }) => id !== undefined && checks.has(moduleOf(id));
  return facts.nestModules
    .filter(({ controllers }) => controllers.length > 0 && controllers.every(isCheck))
    .map(({ file }) => file);
}

function isMigration(module: ModulePath): boolean {
  return /(^|\/)migrations?\//.test(module);
}

function isRunByHand(module: ModulePath): boolean {
  const folders = folderOf(module).split('/');
  return (
    folders.some((folder) => /^(seeds?|seeders?|scripts?|fixtures?)$/.test(folder)) ||
    /^seed\b/.test(baseName(module)) ||
    migrates.test(baseName(module))
  );
}
