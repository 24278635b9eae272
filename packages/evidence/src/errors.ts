/** Faults of this package: what a user can mend, with stable codes. */
import { BanyanError, type EvidenceProblem, type EvidenceSource } from '@banyan/model';

export function rootMissing(root: string): BanyanError {
  return new BanyanError(
    'EVIDENCE_ROOT_MISSING',
    `There is no folder ${root}.`,
    'Give the root folder of the project.',
  );
}

export function gitMissing(cause: unknown): BanyanError {
  return new BanyanError(
    'EVIDENCE_GIT_MISSING',
    'There is no git on this machine.',
    'Install git, or go on without this evidence: every other command works without it.',
    { cause },
  );
}

export function notARepository(root: string): BanyanError {
  return new BanyanError(
    'EVIDENCE_NOT_A_REPOSITORY',
    `${root} does not lie in a git repository.`,
    'Run it in a clone with its history, or go on without: every other command works without this evidence.',
  );
}

export function repositoryDistrusted(root: string): BanyanError {
  return new BanyanError(
    'EVIDENCE_REPOSITORY_DISTRUSTED',
    `git does not read the repository of ${root}, because it belongs to another user.`,
    'Run it as that user, or tell git that you trust the folder: git config --global --add safe.directory <folder>.',
  );
}

export function noCommits(root: string): BanyanError {
  return new BanyanError(
    'EVIDENCE_NO_COMMITS',
    `The repository of ${root} has no commits.`,
    'There is nothing to read yet; every other command works without this evidence.',
  );
}

export function noModules(root: string, source: readonly string[] = []): BanyanError {
  const where = source.length === 0 ? root : `${source.join(', ')} below ${root}`;
  return new BanyanError(
    'EVIDENCE_NO_MODULES',
    `The newest commit holds no TypeScript or JavaScript file in ${where}.`,
    'Give the root that you gave to `banyan analyze`, and source folders that git knows.',
  );
}

export function gitFailed(said: string): BanyanError {
  return new BanyanError(
    'EVIDENCE_GIT_FAILED',
    `git could not read the history: ${said}.`,
    'Check the repository with `git fsck`, or read less of it with --since or --max-commits.',
  );
}

/** Mended by reading without contents, so a user sees it only when trees are missing, too. */
export function contentsMissing(said: string): BanyanError {
  return new BanyanError(
    'EVIDENCE_CONTENTS_MISSING',
    `Parts of the history are not in this clone: ${said}.`,
    'Check the repository with `git fsck`, or read less of it with --since or --max-commits.',
  );
}

export function shallowHistory(commits: number): EvidenceProblem {
  const message = `the clone is shallow: its history ends after ${commits} commits; git fetch --unshallow brings the rest`;
  return { code: 'EVIDENCE_SHALLOW_HISTORY', message };
}

export function partialClone(): EvidenceProblem {
  const message =
    'the clone lacks old file contents: changed lines are not counted, and only renames without changes are followed';
  return { code: 'EVIDENCE_PARTIAL_CLONE', message };
}

export function ruleUnreadable(line: number, reason: string): EvidenceProblem {
  return { code: 'EVIDENCE_OWNER_RULE_UNREADABLE', message: reason, line };
}

export function inputMissing(path: string): BanyanError {
  return new BanyanError('EVIDENCE_INPUT_MISSING', `There is no file or folder ${path}.`, 'Check the path.');
}

export function nothingRead(sources: readonly EvidenceSource[]): BanyanError {
  const files = sources.map(({ file, format, skipped }) => {
    const reasons = Object.entries(skipped ?? {}).map(([reason, count]) => `${count} ${reason}`);
    return `${file} (${[format === 'unknown' ? '' : format, ...reasons].filter(Boolean).join(', ')})`;
  });
  return new BanyanError(
    'EVIDENCE_NOTHING_READ',
    files.length === 0 ? 'The folder holds no files.' : `Nothing could be used of ${files.join(', ')}.`,
    '`banyan evidence add --help` lists the formats that are known.',
  );
}

export function clocksBackwards(spans: number): EvidenceProblem {
  const message = `${spans} spans end before they begin: they count as having taken no time`;
  return { code: 'EVIDENCE_CLOCKS_BACKWARDS', message };
}

export function tracesInPieces(traces: number): EvidenceProblem {
  const message = `${traces} traces came in pieces too far apart to be held together: what came late was summed up by itself`;
  return { code: 'EVIDENCE_TRACES_IN_PIECES', message };
}

export function orphanSpans(spans: number): EvidenceProblem {
  const message = `${spans} spans name a parent that did not come: they were put to the request around them in time`;
  return { code: 'EVIDENCE_LOST_PARENTS', message };
}

export function pathsNotFound(requests: number, paths: number): EvidenceProblem {
  const message = `not found: ${requests} requests for ${paths} paths that have no route and were answered by nothing but 404; they are no entry points`;
  return { code: 'EVIDENCE_PATHS_NOT_FOUND', message };
}

export function tooManyEndpoints(records: number): EvidenceProblem {
  const message = `${records} records name more entry points, statements or services than are told apart: they were left out`;
  return { code: 'EVIDENCE_TOO_MANY_NAMES', message };
}

export function openTelemetryMissing(): BanyanError {
  return new BanyanError(
    'EVIDENCE_OPENTELEMETRY_MISSING',
    'OpenTelemetry is not installed, neither with the app nor with banyan.',
    'npm install --no-save @opentelemetry/api @opentelemetry/auto-instrumentations-node',
  );
}

export function commandMissing(program: string, cause: unknown): BanyanError {
  return new BanyanError(
    'EVIDENCE_COMMAND_MISSING',
    `${program} could not be started.`,
    'Give the command that starts the app after --, e.g. banyan evidence record -- node dist/main',
    { cause },
  );
}

export function outNotWritable(file: string, cause: unknown): BanyanError {
  return new BanyanError('EVIDENCE_OUT_NOT_WRITABLE', `${file} cannot be written.`, 'Give another file with --out.', {
    cause,
  });
}
