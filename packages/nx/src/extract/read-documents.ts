/** Reads the documents that `banyan analyze`, `propose` and `plan` left in the monolith's folder. */
import {
  acceptDocument,
  documentFiles,
  documentFolder,
  type BoundaryProposal,
  type CodeFacts,
  type DocumentName,
  type DocumentTypes,
  type ExtractionRecord,
  type MigrationPlan,
  parseDocumentText,
} from '@banyan/model';
import { notAnalyzed } from '../errors';
import type { FileTree } from '../file-tree';
import { recordFile } from '../lift/build-record';

/** The documents a lift reads. */
export interface LiftDocuments {
  readonly facts: CodeFacts;
  readonly proposal: BoundaryProposal;
  readonly plan?: MigrationPlan;
}

/** The `.banyan` folder of a monolith as a tree. */
export function documentsOf(monolith: FileTree): FileTree {
  return { read: (path) => monolith.read(`${documentFolder}/${path}`), list: () => Object.values(documentFiles) };
}

/**
 * @param documents the folder that holds them
 * @param rootName the monolith's root as the user names it
 * @throws BanyanError EXTRACT_NOT_ANALYZED, or `<DOCUMENT>_REFUSED` with all its problems
 */
export function readDocuments(documents: FileTree, rootName: string): LiftDocuments {
  const plan = readDocument('migration-plan', documents);
  return {
    facts: readNeeded('code-facts', documents, rootName),
    proposal: readNeeded('boundary-proposal', documents, rootName),
    ...(plan && { plan }),
  };
}

/** The record of the last extraction into this folder, if there was one. */
export function readRecord(target: FileTree, directory: string): ExtractionRecord | undefined {
  return accept('extraction-record', target.read(recordFile), `${directory}/${recordFile}`);
}

type FiledName = keyof typeof documentFiles;

function readNeeded<N extends FiledName>(name: N, documents: FileTree, rootName: string): DocumentTypes[N] {
  const document = readDocument(name, documents);
  if (!document) throw notAnalyzed(`${documentFiles[name]} of ${rootName}`, rootName);
  return document;
}

function readDocument<N extends FiledName>(name: N, documents: FileTree): DocumentTypes[N] | undefined {
  return accept(name, documents.read(documentFiles[name]), documentFiles[name]);
}

function accept<N extends DocumentName>(name: N, text: string | undefined, from: string): DocumentTypes[N] | undefined {
  return text === undefined ? undefined : acceptDocument(name, parseDocumentText(name, text), from);
}
