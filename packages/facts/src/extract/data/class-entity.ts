/** Entities as their extractors hand them over. */
import type { EntityFact } from '@banyan/model';
import type { PlacedTerm } from '../../link/constants';

/** An entity with the class that declares it. */
export interface ClassEntity {
  readonly fact: EntityFact;
  /** `<file>#<class>`; empty when no class stands for the entity. */
  readonly classId: string;
  /** Further classes and interfaces that stand for it. */
  readonly aliases?: readonly string[];
  /** Property → column, where the two have different names; a relation stands for its key. */
  readonly properties?: ReadonlyMap<string, string>;
  /** Functions whose `this` is the entity's model or one of its rows, as `<file>@<scope>`. */
  readonly bodies?: readonly string[];
  /** Options of queries by the name of their scope. */
  readonly scopes?: ReadonlyMap<string, PlacedTerm>;
}
