/** A proposal's cut while it is being changed: who is where, without reasons. */
import type { BoundaryProposal, ModulePath, SharedMember } from '@banyan/model';
import type { GroupId, Placement } from '../contexts/placement';

/** Maps that changes are applied to. */
export interface Cut {
  readonly contexts: Map<ModulePath, string>;
  readonly entities: Map<string, string>;
  readonly shared: Map<ModulePath, SharedMember>;
}

/** The cut of a proposal. */
export function cutOf({ contexts, shared }: BoundaryProposal): Cut {
  return {
    contexts: new Map(contexts.flatMap(({ name, members }) => members.map(({ module }) => [module, name] as const))),
    entities: new Map(contexts.flatMap(({ name, entities }) => entities.map((entity) => [entity, name] as const))),
    shared: new Map(shared.map((member) => [member.module, member])),
  };
}

/** Names of the contexts that have files, sorted. */
export function namesIn({ contexts }: Cut): string[] {
  return [...new Set(contexts.values())].sort();
}

/** The cut as detection would have left it, and the name of every group. */
export function toPlacement(cut: Cut): { readonly placement: Placement; readonly names: ReadonlyMap<GroupId, string> } {
  const numbers = new Map(namesIn(cut).map((name, number) => [name, number]));
  const numbered = (all: ReadonlyMap<string, string>) =>
    new Map([...all].flatMap(([one, name]) => (numbers.has(name) ? [[one, numbers.get(name)!] as const] : [])));
  const names = new Map([...numbers].map(([name, number]) => [number, name]));
  const verdicts = [...cut.shared].map(([module, { treatment, reason }]) => {
    return [module, { treatment, reason: () => reason, byUse: false }] as const;
  });
  const placement = {
    ...{ groups: numbered(cut.contexts), entities: numbered(cut.entities), shared: new Map(verdicts) },
    followed: new Map<ModulePath, string>(),
  };
  return { placement, names };
}
