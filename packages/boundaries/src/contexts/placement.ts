/** Where every module has been put, while a proposal is being made. */
import type { ModulePath, SharedTreatment } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';

/** A group of members on its way to a bounded context; the number is only a handle. */
export type GroupId = number;

/** What becomes of a module that belongs to no single context. */
export interface SharedVerdict {
  readonly treatment: SharedTreatment;
  /** Given how many contexts use it in the end. */
  readonly reason: (contexts: number) => string;
  /** It is shared only because several contexts use it. */
  readonly byUse: boolean;
}

/** Every module is in exactly one of the two maps. */
export interface Placement {
  readonly groups: ReadonlyMap<ModulePath, GroupId>;
  readonly shared: ReadonlyMap<ModulePath, SharedVerdict>;
  /** The groups of entities that no module declares. */
  readonly entities: ReadonlyMap<string, GroupId>;
  /** Members that followed their users or their folder instead of the detection, and the sentence that says so. */
  readonly followed: ReadonlyMap<ModulePath, string>;
  /** Names of the groups that are pinned contexts. */
  readonly names?: ReadonlyMap<GroupId, string>;
}

/** The group of a node of the coupling graph: of a module, or of an entity. */
export function groupOfNode({ groups, entities }: Placement, node: NodeId): GroupId | undefined {
  return node.startsWith('entity:') ? entities.get(node.slice('entity:'.length)) : groups.get(node);
}
