/** Uncommitted work would be mixed up with what an extraction reads: it is refused, not guessed at. */
import { execFileSync } from 'node:child_process';
import { relative, sep } from 'node:path';
import { dirtyTree } from '../errors';

/**
 * Asks git for changes below the monolith's root; its `.banyan` folder and the target folder do not count. A folder
 * without a repository, or a machine without git, is fine.
 * @param root absolute path of the monolith
 * @param target absolute path of the service
 * @throws BanyanError EXTRACT_DIRTY_TREE
 */
export function checkGitClean(root: string, target: string): void {
  const dirty = readChanges(root, target);
  if (dirty.length > 0) throw dirtyTree(dirty);
}

function readChanges(root: string, target: string): readonly string[] {
  const within = relative(root, target).split(sep).join('/');
  const excluded = within === '' || within.startsWith('..') ? [] : [`:(exclude)${within}`];
  const args = ['status', '--porcelain', '-z', '--untracked-files=all', '--', '.', ':(exclude).banyan', ...excluded];
  try {
    const output = execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return output.split('\0').flatMap((line) => (/^[ MADRCU?!]{2} /.test(line) ? [line.slice(3)] : []));
  } catch {
    return [];
  }
}
