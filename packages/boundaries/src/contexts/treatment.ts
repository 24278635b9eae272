/** What to do with a module that belongs to no single context, and why. */
import type { ModulePath } from '@banyan/model';
import { baseName } from '../facts-index';
import { wordsOf } from '../words';
import type { SharedVerdict } from './placement';
import type { Ground } from './settle';

const configuring = new Set(['config', 'configuration', 'env', 'environment', 'database', 'prisma', 'typeorm']);
const livesInProcess = new Set(['collection', 'variable', 'local-disk']);

/** The treatment of a module that `users` contexts need. */
export function treat({ index, roles }: Ground, module: ModulePath, users: number): SharedVerdict {
  const state = index.facts.processState.find(({ file, kind }) => file === module && livesInProcess.has(kind));
  const needed = `needed by ${users} contexts`;
  if (state) {
    return {
      treatment: 'own-service',
      reason: `${needed} and keeps ${state.name} in one process (line ${state.line})`,
    };
  }
  if (wordsOf(baseName(module)).some((word) => configuring.has(word)) || /^data-source\./.test(baseName(module))) {
    return { treatment: 'replicate', reason: `${needed}; each service is configured on its own` };
  }
  const role = roles.get(module);
  const what = role === 'infrastructure' ? role : role === 'barrel' ? 'a list of exports' : 'code';
  return { treatment: 'library', reason: `${what} ${needed}` };
}

/** The verdict on modules that are never part of a context, whoever uses them. */
export function setAside({ roles, index }: Ground, module: ModulePath): SharedVerdict | undefined {
  const role = roles.get(module);
  const imports = (index.importsOf.get(module) ?? []).length;
  if (role === 'bootstrap') {
    const reason =
      imports === 0
        ? 'only the start of the application uses it'
        : `composes the application (${imports} imports); each service gets its own`;
    return { treatment: 'stays-in-monolith', reason };
  }
  if (role === 'operations') {
    return { treatment: 'stays-in-monolith', reason: 'run by hand or by a deployment, not by requests' };
  }
  return undefined;
}

/** The verdict on a module that no context uses and that has no neighbours. */
export function leaveBehind({ roles }: Ground, module: ModulePath): SharedVerdict {
  const serves = roles.get(module) === 'domain';
  const reason = serves ? 'too small for a context of its own, and coupled to none' : 'no context uses it';
  return { treatment: 'stays-in-monolith', reason };
}
