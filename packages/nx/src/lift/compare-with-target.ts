/** What has to change in the target folder so that it holds the service; nothing of a person's is overwritten. */
import type { ExtractionRecord } from '@banyan/model';
import type { FileTree } from '../file-tree';
import { editedByHand, targetForeign, targetOfOther } from '../errors';
import { recordFile } from './build-record';
import { hashOf } from './generate/service-names';
import type { ServiceFile } from './lift-input';

/** One change of the target folder. */
export type FileChange =
  | { readonly kind: 'create' | 'update'; readonly path: string; readonly content: string }
  | { readonly kind: 'delete'; readonly path: string };

/** The record of this run and that of the last one, if there was one. */
export interface Records {
  readonly next: ExtractionRecord;
  readonly last?: ExtractionRecord;
}

/**
 * Compares file by file; the record comes last, so that it never speaks of files that are not there yet.
 * @throws BanyanError EXTRACT_EDITED_BY_HAND, EXTRACT_TARGET_FOREIGN
 */
export function compareWithTarget(
  files: readonly ServiceFile[],
  { next, last }: Records,
  target: FileTree,
  directory: string,
): readonly FileChange[] {
  if (last && last.context !== next.context) throw targetOfOther(directory, last.context);
  if (!last) refuseForeign(target.list(), directory);
  const written = new Map((last?.files ?? []).map(({ path, hash }) => [path, hash]));
  const compared = files.map((file) => compareFile(file, target.read(file.path), written.get(file.path)));
  const gone = goneFiles(files, written, target);
  const all = [...compared, ...gone];
  const foreign = all.flatMap((one) => (one.kind === 'foreign' ? [one.path] : []));
  if (foreign.length > 0) throw targetForeign(directory, foreign);
  const edited = all.flatMap((one) => (one.kind === 'edited' ? [one.path] : []));
  if (edited.length > 0) throw editedByHand(edited);
  const changes = all.filter((one): one is FileChange => isChange(one.kind));
  return [...changes, ...recordChange(next, target)];
}

type Compared = FileChange | { readonly kind: 'same' | 'foreign' | 'edited'; readonly path: string };

/** @param written hash of what the last run wrote there */
function compareFile({ path, content }: ServiceFile, there: string | undefined, written?: string): Compared {
  if (there === undefined) return { kind: 'create', path, content };
  if (there === content) return { kind: 'same', path };
  if (written === undefined) return { kind: 'foreign', path };
  if (hashOf(there) === written) return { kind: 'update', path, content };
  return { kind: hashOf(content) === written ? 'same' : 'edited', path };
}

/** Files the service no longer needs go, unless somebody made them his own. */
function goneFiles(
  files: readonly ServiceFile[],
  written: ReadonlyMap<string, string>,
  target: FileTree,
): readonly Compared[] {
  const wanted = new Set(files.map(({ path }) => path));
  return [...written].flatMap(([path, hash]): readonly Compared[] => {
    const there = wanted.has(path) ? undefined : target.read(path);
    return there !== undefined && hashOf(there) === hash ? [{ kind: 'delete', path }] : [];
  });
}

function isChange(kind: Compared['kind']): boolean {
  return kind === 'create' || kind === 'update' || kind === 'delete';
}

function refuseForeign(paths: readonly string[], directory: string): void {
  if (paths.length > 0) throw targetForeign(directory, paths);
}

function recordChange(next: ExtractionRecord, target: FileTree): readonly FileChange[] {
  const content = `${JSON.stringify(next, null, 2)}\n`;
  const there = target.read(recordFile);
  if (there === content) return [];
  return [{ kind: there === undefined ? 'create' : 'update', path: recordFile, content }];
}
