/** What makes a group of modules more than code. */
import type { ModulePath } from '@banyan/model';
import type { ModuleRole } from './module-role';

/** Where fewer modules than this share are known to serve or to hold data, the facts cannot tell who does. */
const leastKnown = 0.05;

/** Which modules can found a context. */
export interface Substance {
  /** The facts know of hardly any entry point or data: then code is all there is to go by. */
  readonly mute: boolean;
  readonly has: (module: ModulePath) => boolean;
}

/** Modules with an entry point or data; any code, where the facts are mute. */
export function findSubstance(roles: ReadonlyMap<ModulePath, ModuleRole>): Substance {
  const known = [...roles.values()].filter((role) => role === 'domain' || role === 'provider').length;
  const mute = known < roles.size * leastKnown;
  const founding = new Set<ModuleRole | undefined>(mute ? ['domain', 'provider', 'plain'] : ['domain']);
  return { mute, has: (module) => founding.has(roles.get(module)) };
}
