/** Entities that are classes. */
import type { EntityFact } from '@banyan/model';

/** An entity with the class that declares it. */
export interface ClassEntity {
  readonly fact: EntityFact;
  /** `<file>#<class>`; empty when no class stands for the entity. */
  readonly classId: string;
}
