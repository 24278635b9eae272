/** What a module is for: decides whether it can found a context, follows its users, or is set aside. */
import type { ModulePath } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { moduleOf } from '../facts-index';
import { isBookkeeping } from './bookkeeping';
import { findBootstrap } from './bootstrap';
import { isInfrastructure } from './infrastructure';
import { findOperations } from './operations';

/**
 * - `bootstrap`: composes and starts the application.
 * - `operations`: migrations, health checks, seeds and scripts that nothing imports, and what only these use.
 * - `barrel`: only re-exports.
 * - `infrastructure`: guards, decorators, base classes, configuration, the database's client: made to be used everywhere.
 * - `domain`: has entry points, declares an entity or touches one.
 * - `provider`: takes part in injection, without data of its own.
 * - `plain`: functions, constants, types and data classes.
 */
export type ModuleRole = 'bootstrap' | 'operations' | 'barrel' | 'infrastructure' | 'domain' | 'provider' | 'plain';

/** The role of every module. */
export function findRoles(index: FactsIndex): ReadonlyMap<ModulePath, ModuleRole> {
  const bootstrap = findBootstrap(index);
  const domain = domainModules(index);
  const operations = findOperations(index, bootstrap, domain);
  const provided = providers(index);
  const roleOf = (module: ModulePath): ModuleRole => {
    if (bootstrap.has(module)) return 'bootstrap';
    if (operations.has(module)) return 'operations';
    if (index.barrels.has(module)) return 'barrel';
    if (isInfrastructure(index, module)) return 'infrastructure';
    if (domain.has(module)) return 'domain';
    return provided.has(module) ? 'provider' : 'plain';
  };
  return new Map(index.modules.map((module) => [module, roleOf(module)]));
}

function domainModules({ facts }: FactsIndex): Set<ModulePath> {
  return new Set([
    ...facts.entities.filter(({ layer }) => layer !== 'sql').map(({ file }) => file),
    ...facts.endpoints.map(({ handler }) => moduleOf(handler)),
    ...facts.accesses.filter(({ entity }) => !isBookkeeping(entity)).map(({ file }) => file),
    ...facts.nestModules.filter(({ controllers }) => controllers.length > 0).map(({ file }) => file),
    ...facts.classes.filter(({ role }) => servesRequests.has(role)).map(({ file }) => file),
  ]);
}

const servesRequests = new Set(['controller', 'resolver', 'gateway']);

/** Modules with a class that is injected, or into which something is. */
function providers({ facts }: FactsIndex): Set<ModulePath> {
  return new Set([
    ...facts.classes.filter(({ role }) => role === 'provider' || role === 'nest-module').map(({ file }) => file),
    ...facts.injections.map(({ from }) => moduleOf(from)),
  ]);
}
