/** Heavy work that says something about the machines a context needs. */
import type { HeavyWorkFact, HeavyWorkKind } from '@banyan/model';

/** Kinds of work that ask for cores; expressions, JSON and programs that are started ask for mending. */
export type MachineWorkKind = Extract<HeavyWorkKind, 'cpu-loop' | 'cpu-library' | 'sync-call'>;

const asking: ReadonlySet<HeavyWorkKind> = new Set<MachineWorkKind>(['cpu-loop', 'cpu-library', 'sync-call']);

/** Work of such a kind. */
export type MachineWork = HeavyWorkFact & { readonly kind: MachineWorkKind };

/** Whether work is of such a kind. */
export function isMachineWork(work: HeavyWorkFact): work is MachineWork {
  return asking.has(work.kind);
}
