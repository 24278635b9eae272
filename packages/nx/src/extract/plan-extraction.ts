/** Reads what an extraction needs, from any tree, and says what would change: the whole work but the writing. */
import { posix } from 'node:path';
import type { FileTree } from '../file-tree';
import { buildRecord } from '../lift/build-record';
import { compareWithTarget, type FileChange } from '../lift/compare-with-target';
import { lift } from '../lift/lift';
import type { LiftReport } from '../lift/report/lift-report';
import { documentsOf, readDocuments, readRecord } from './read-documents';
import { readTemplates } from './read-templates';

/** What to extract, from where to where; folders relative to one and the same place. */
export interface ExtractionRequest {
  readonly context: string;
  /** The monolith's folder, e.g. `apps/api`; `.` is that place itself. */
  readonly root: string;
  /** The service's folder. */
  readonly directory: string;
}

/** What would change, and the report. */
export interface PlannedExtraction {
  readonly directory: string;
  readonly changes: readonly FileChange[];
  readonly report: LiftReport;
}

/**
 * @param documents the folder of the documents, the monolith's `.banyan` unless they were written elsewhere
 * @throws BanyanError any of the EXTRACT codes
 */
export function planExtraction(
  request: ExtractionRequest,
  monolith: FileTree,
  target: FileTree,
  documents: FileTree = documentsOf(monolith),
): PlannedExtraction {
  const { context, root, directory } = request;
  const monolithFromService = posix.relative(directory, root) || '.';
  const input = { ...readDocuments(documents, root), context, monolith, monolithFromService, rootName: root };
  const lifted = lift({ ...input, templates: readTemplates() });
  const last = readRecord(target, directory);
  const next = buildRecord(lifted, monolithFromService, monolith.read);
  const changes = compareWithTarget(lifted.files, { next, ...(last && { last }) }, target, directory);
  return { directory, changes, report: lifted.report };
}

/** Beside the monolith; below `services` when the monolith is the workspace itself. */
export function defaultDirectory(root: string, context: string): string {
  return root === '.' ? `services/${context}` : posix.join(posix.dirname(root), context);
}
