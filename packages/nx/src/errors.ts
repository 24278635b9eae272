/** The faults an extraction can end in: each says what is wrong and what to do. */
import { BanyanError } from '@banyan/model';

/** No `.banyan` documents where they are needed. */
export function notAnalyzed(missing: string, root: string): BanyanError {
  return new BanyanError(
    'EXTRACT_NOT_ANALYZED',
    `${missing} is not there.`,
    `Run: banyan analyze ${root} && banyan propose ${root}`,
  );
}

/** Several analysed projects, and none was named. */
export function rootAmbiguous(roots: readonly string[]): BanyanError {
  return new BanyanError(
    'EXTRACT_ROOT_AMBIGUOUS',
    `${roots.length} analysed projects are in this workspace: ${roots.join(', ')}.`,
    'Name one with --root.',
  );
}

/** The proposal has no context of this name. */
export function contextUnknown(name: string, closestFirst: readonly string[]): BanyanError {
  return new BanyanError(
    'EXTRACT_CONTEXT_UNKNOWN',
    `The proposal has no context "${name}".`,
    closestFirst.length > 0 ? `There are: ${closestFirst.join(', ')}.` : 'The proposal has no contexts at all.',
  );
}

/** Files differ from what was analysed. */
export function factsStale(changed: readonly string[], root: string): BanyanError {
  return new BanyanError(
    'EXTRACT_FACTS_STALE',
    `${listSome(changed)} changed since the analysis.`,
    `Run: banyan analyze ${root} && banyan propose ${root}`,
  );
}

/** Uncommitted changes: the extraction could not be told from them afterwards. */
export function dirtyTree(paths: readonly string[]): BanyanError {
  return new BanyanError(
    'EXTRACT_DIRTY_TREE',
    `The git tree has uncommitted changes: ${listSome(paths)}.`,
    'Commit or stash them, or give --allow-dirty.',
  );
}

/** Nothing a router could send to the service. */
export function noEndpoints(context: string, others: readonly string[]): BanyanError {
  const has =
    others.length > 0 ? ` (it has ${others.join(', ')} entry points, which a lift leaves in the monolith)` : '';
  return new BanyanError(
    'EXTRACT_NO_ENDPOINTS',
    `The context "${context}" has no HTTP endpoints${has}.`,
    'Choose a context with HTTP endpoints: banyan propose lists them.',
  );
}

/** The lift knows NestJS only. */
export function notNestJs(project: string): BanyanError {
  return new BanyanError(
    'EXTRACT_NOT_NESTJS',
    `${project} is not a NestJS application.`,
    'The lift follows NestJS modules and providers; other frameworks can be analysed and routed, not lifted.',
  );
}

/** No file that starts the application. */
export function bootstrapUnknown(project: string): BanyanError {
  return new BanyanError(
    'EXTRACT_BOOTSTRAP_UNKNOWN',
    `No file of ${project} calls both NestFactory.create and listen.`,
    'Analyse the folder that holds the start file, e.g. banyan analyze . --source src.',
  );
}

/** A lifted file would land outside the service or on a generated file. */
export function fileOutside(paths: readonly string[]): BanyanError {
  return new BanyanError(
    'EXTRACT_FILE_OUTSIDE',
    `${listSome(paths)} cannot be copied: no place for it below the service's folder.`,
    'Move it below the analysed source folders, or analyse a root that holds it.',
  );
}

/** Files the context needs and nobody analysed: what they import is not known. */
export function fileNotAnalyzed(paths: readonly string[], root: string, sources: readonly string[]): BanyanError {
  const folders = [...new Set([...sources, ...paths.map((path) => path.split('/').slice(0, -1).join('/'))])];
  const outermost = folders.filter((folder) => !folders.some((other) => folder.startsWith(`${other}/`)));
  return new BanyanError(
    'EXTRACT_FILE_NOT_ANALYZED',
    `The context needs files outside the analysed folders: ${listSome(paths)}.`,
    `Analyse them together: banyan analyze ${root} --source ${outermost.join(' --source ')}`,
  );
}

/** Lifted files that were edited since, and that would have to change. */
export function editedByHand(paths: readonly string[]): BanyanError {
  return new BanyanError(
    'EXTRACT_EDITED_BY_HAND',
    `${listSome(paths)} in the service was edited by hand, and the monolith changed it too.`,
    'Carry your edits over to the monolith, or delete the file in the service to have it written anew.',
  );
}

/** The target holds something that is not ours. */
export function targetForeign(directory: string, paths: readonly string[]): BanyanError {
  return new BanyanError(
    'EXTRACT_TARGET_FOREIGN',
    `${directory} holds files that no extraction wrote: ${listSome(paths)}.`,
    'Give another folder with --directory, or move these files away.',
  );
}

/** The target belongs to another context. */
export function targetOfOther(directory: string, context: string): BanyanError {
  return new BanyanError(
    'EXTRACT_TARGET_FOREIGN',
    `${directory} holds the extraction of "${context}".`,
    'Give another folder with --directory.',
  );
}

/** Writing failed; what was there before is there again. */
export function writeFailed(file: string, cause: unknown): BanyanError {
  return new BanyanError(
    'EXTRACT_WRITE_FAILED',
    `${file} could not be written: ${(cause as Error).message}; nothing was changed.`,
    'Mend the cause and run the extraction again.',
    { cause },
  );
}

function listSome(paths: readonly string[]): string {
  const shown = paths.slice(0, 5).join(', ');
  return paths.length > 5 ? `${shown} and ${paths.length - 5} more` : shown;
}
