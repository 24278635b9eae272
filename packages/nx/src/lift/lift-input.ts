/** What a lift reads: documents, the monolith's files, and the templates. Nothing else of the world. */
import type { BoundaryProposal, CodeFacts, MigrationPlan } from '@banyan/model';
import type { FileTree } from '../file-tree';

/** Input of `lift`. */
export interface LiftInput {
  /** Name of the context, as in the proposal. */
  readonly context: string;
  readonly facts: CodeFacts;
  readonly proposal: BoundaryProposal;
  readonly plan?: MigrationPlan;
  readonly monolith: FileTree;
  /** The monolith's root, relative to the service's folder, e.g. `../monolith`. */
  readonly monolithFromService: string;
  /** The monolith's root as the user names it, for hints. */
  readonly rootName: string;
  readonly templates: Templates;
}

/** Text of each template, by path below `templates/nestjs-service`. */
export type Templates = ReadonlyMap<string, string>;

/** One file of the service. */
export interface ServiceFile {
  /** Relative to the service's folder. */
  readonly path: string;
  readonly content: string;
  /** The file of the monolith it was lifted from; absent for a generated one. */
  readonly source?: string;
}
