/** What to do with a module that belongs to no single context, and why. */
import type { ModulePath, SharedTreatment } from '@banyan/model';
import { baseName } from '../facts-index';
import { wordsOf } from '../words';
import type { SharedVerdict } from './placement';
import type { Ground } from './ground';

const configuring = new Set(['config', 'configuration', 'env', 'environment', 'database', 'prisma', 'typeorm']);
const livesInProcess = new Set(['collection', 'variable', 'local-disk']);

/** The treatment of a module that several contexts need. */
export function treat({ index, roles }: Ground, module: ModulePath): SharedVerdict {
  const state = index.facts.processState.find(({ file, kind }) => file === module && livesInProcess.has(kind));
  const words = wordsOf(baseName(module));
  if (state) return byUse('own-service', `keeps ${state.name} in one process (line ${state.line}) and is`);
  if (words.some((word) => configuring.has(word)) || /^data-source\.[cm]?[jt]sx?$/.test(baseName(module))) {
    return byUse('replicate', 'each service is configured on its own;');
  }
  const role = roles.get(module);
  return byUse('library', role === 'infrastructure' ? role : role === 'barrel' ? 'a list of exports' : 'code');
}

/** The verdict on modules that are never part of a context, whoever uses them. */
export function setAside({ roles, index }: Ground, module: ModulePath): SharedVerdict | undefined {
  const role = roles.get(module);
  const imports = (index.importsOf.get(module) ?? []).length;
  if (role === 'bootstrap') {
    return staying(
      imports === 0
        ? 'only the start of the application uses it'
        : `composes the application (${imports} imports); each service gets its own`,
    );
  }
  return role === 'operations' ? staying('run or asked by a deployment, or by hand, not by clients') : undefined;
}

/** The verdict on a module that no context uses and that has no neighbours. */
export function leaveBehind({ roles }: Ground, module: ModulePath): SharedVerdict {
  const serves = roles.get(module) === 'domain';
  return staying(serves ? 'too small for a context of its own, and coupled to none' : 'no context uses it');
}

function byUse(treatment: SharedTreatment, what: string): SharedVerdict {
  return { treatment, byUse: true, reason: (contexts) => `${what} needed by ${contexts} contexts` };
}

function staying(reason: string): SharedVerdict {
  return { treatment: 'stays-in-monolith', byUse: false, reason: () => reason };
}
