/** What settling works on; it stays the same over a sweep. */
import type { ModulePath } from '@banyan/model';
import type { Constraints } from '../constraints/constraints';
import type { Atoms } from '../detection/atoms';
import type { FactsIndex } from '../facts-index';
import type { CouplingGraph } from '../graph/coupling-graph';
import type { Substance } from '../roles/find-substance';
import type { ModuleRole } from '../roles/module-role';
import type { UseLinks } from './users';

/** A folder of plain code, and all modules in and below it. */
export type PlainFolder = readonly [folder: string, modules: readonly ModulePath[]];

/** The facts as detection and settling see them. */
export interface Ground {
  readonly index: FactsIndex;
  readonly roles: ReadonlyMap<ModulePath, ModuleRole>;
  /** Which modules can found a context. */
  readonly substance: Substance;
  /** The feature folder of a module, if it lies in one. */
  readonly features: (module: ModulePath) => string | undefined;
  readonly links: UseLinks;
  readonly plainFolders: readonly PlainFolder[];
  readonly atoms: Atoms;
  /** What `banyan.yaml` asks for, if it asks for anything. */
  readonly constraints?: Constraints;
  /** What detection sees. */
  readonly binding: CouplingGraph;
  /** Everything. */
  readonly coupling: CouplingGraph;
}
