/** A project's folder → what its git history and its CODEOWNERS say. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { BanyanError, type ChangeEvidence, type OwnerEvidence } from '@banyan/model';
import { noModules, rootMissing } from './errors';
import { type HistoryRange, type OnCommit, readHistory, readRecentLines } from './git/read-history';
import { readRepository, type Repository } from './git/read-repository';
import { toChangeEvidence } from './git/to-change-evidence';
import { readOwners } from './owners/read-owners';

/** What to read, and whom to tell about it. */
export interface GitOptions extends HistoryRange {
  /** Folders below the root; only their modules, and who works on them, are counted. */
  readonly source?: readonly string[];
  readonly onCommit?: OnCommit;
}

/** The sections of the document that git gives; `owners` only where there is a CODEOWNERS file. */
export interface GitEvidence {
  readonly changes: ChangeEvidence;
  readonly owners?: OwnerEvidence;
}

/**
 * Reads the history of the repository that `root` lies in. git is run for reading only: nothing of the repository is
 * run, fetched or written.
 * @throws BanyanError EVIDENCE_ROOT_MISSING, EVIDENCE_NOT_A_REPOSITORY, EVIDENCE_NO_COMMITS, EVIDENCE_NO_MODULES, …
 */
export async function collectGitEvidence(
  root: string,
  { onCommit, source, ...range }: GitOptions = {},
): Promise<GitEvidence> {
  if (!existsSync(root) || !statSync(root).isDirectory()) throw rootMissing(root);
  const repository = await readRepository(realpathSync(root), source);
  if (repository.modules.length === 0) throw noModules(root, source);
  const owners = readOwners(repository);
  return { changes: await readChanges(repository, range, onCommit), ...(owners && { owners }) };
}

/** Where old contents turn out to be missing, trees alone must do. */
async function readChanges(repository: Repository, range: HistoryRange, onCommit?: OnCommit): Promise<ChangeEvidence> {
  try {
    const tally = await readHistory(repository, range, onCommit);
    const lines = repository.partial ? undefined : await readRecentLines(repository, range);
    return toChangeEvidence(repository, range, tally, lines);
  } catch (fault) {
    if (repository.partial || !isContentsMissing(fault)) throw fault;
    return readChanges({ ...repository, partial: true }, range, onCommit);
  }
}

function isContentsMissing(fault: unknown): boolean {
  return fault instanceof BanyanError && fault.code === 'EVIDENCE_CONTENTS_MISSING';
}
