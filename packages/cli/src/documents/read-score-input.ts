/** Reads what `banyan score` is given: files of this or of another tool. */
import { readFile } from 'node:fs/promises';
import type { Assignment, ScoreInput } from '@banyan/boundaries';
import { BanyanError, type ParseResult } from '@banyan/model';

/** Paths of the files. */
export interface ScorePaths {
  readonly partition: string;
  readonly calls: string;
  readonly useCases?: string;
  readonly reference?: string;
}

/** A kind of file: the prefix of its codes, what a sound one looks like, and its parser. */
interface FileKind<T> {
  readonly code: string;
  readonly shape: string;
  readonly parse: (text: string) => ParseResult<T>;
}

/**
 * All files, parsed.
 * @throws BanyanError `CLI_CANNOT_READ`, `PARTITION_REFUSED`, `CALLS_REFUSED`, `USE_CASES_REFUSED` with all problems of
 * the file, `SCORE_CALLS_FOREIGN` or `SCORE_REFERENCE_FOREIGN` when two files have no member in common
 */
export async function readScoreInput(
  paths: ScorePaths,
): Promise<{ readonly input: ScoreInput; readonly reference: Assignment | undefined }> {
  const { partitions, calls, useCases } = await fileKinds();
  const input: ScoreInput = {
    assignment: await readParsed(paths.partition, partitions),
    calls: await readParsed(paths.calls, calls),
    ...(paths.useCases !== undefined && { useCases: await readParsed(paths.useCases, useCases) }),
  };
  const called = new Set(input.calls.flatMap(({ from, to }) => [from, to]));
  refuseForeign('SCORE_CALLS_FOREIGN', input.assignment, called, [paths.partition, paths.calls]);
  if (paths.reference === undefined) return { input, reference: undefined };
  const reference = await readParsed(paths.reference, partitions);
  refuseForeign('SCORE_REFERENCE_FOREIGN', input.assignment, reference, [paths.partition, paths.reference]);
  return { input, reference };
}

/** Loaded when files are read: whoever asks for --help need not wait for it. */
async function fileKinds() {
  const { parseCallVolumes, parsePartition, parseUseCases } = await import('@banyan/boundaries');
  return {
    partitions: { code: 'PARTITION', shape: 'a partition is { "member": cluster }', parse: parsePartition },
    calls: { code: 'CALLS', shape: 'calls are { "from--to": volume }', parse: parseCallVolumes },
    useCases: { code: 'USE_CASES', shape: 'use cases are { "member": ["use case"] }', parse: parseUseCases },
  };
}

async function readParsed<T>(file: string, { code, shape, parse }: FileKind<T>): Promise<T> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const what = cause.code === 'ENOENT' ? 'is not there' : `cannot be read: ${cause.message}`;
    throw new BanyanError('CLI_CANNOT_READ', `${file} ${what}.`, 'Check the path.', { cause });
  });
  const result = parse(text);
  if (result.ok) return result.value;
  const { problems } = result;
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  throw new BanyanError(`${code}_REFUSED`, `${file} has ${count}.`, `Mend what is listed; ${shape}.`, { problems });
}

function refuseForeign(
  code: string,
  assignment: Assignment,
  other: { has(member: string): boolean },
  [partition, file]: readonly [string, string],
): void {
  if ([...assignment.keys()].some((member) => other.has(member))) return;
  throw new BanyanError(
    code,
    `${file} and ${partition} have no member in common.`,
    'Give files of the same project, with members written alike in both.',
  );
}
