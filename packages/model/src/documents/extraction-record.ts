/** ExtractionRecord: what an extraction wrote and from which sources, so that a second run changes nothing and drift is seen. */
import type { ModulePath, SourceLocation } from './location';
import type { StepRoute } from './migration-plan';

/** Stands in the extracted service's folder. */
export interface ExtractionRecord {
  readonly schema: 'banyan/extraction-record@1';
  readonly context: string;
  /** Level of the extraction: `lift` copies the endpoints and all code they need onto the same database. */
  readonly level: 'lift';
  /** The monolith's root, relative to the service's folder. */
  readonly monolith: string;
  readonly files: readonly ExtractedFile[];
  readonly routes: readonly StepRoute[];
  /** What the monolith and the service do not share although the code reads as if they did. */
  readonly notShared: readonly (SourceLocation & { readonly text: string })[];
}

/** One file that was written. */
export interface ExtractedFile {
  /** Relative to the service's folder. */
  readonly path: string;
  /** The file of the monolith it comes from; absent for a generated one. */
  readonly source?: ModulePath;
  /** SHA-256 of the source when it was lifted, hexadecimal, first 16 digits. */
  readonly sourceHash?: string;
  /** SHA-256 of what was written: a file that differs now was edited by hand. */
  readonly hash: string;
}
