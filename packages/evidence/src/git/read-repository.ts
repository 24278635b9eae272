/** What must be known of a repository before its history is read. */
import { isSourceModule } from './is-source-module';
import { readGit } from './run-git';

/** A repository as seen from the analysed root, which may be a folder within it. */
export interface Repository {
  readonly root: string;
  /** The repository's own top folder. */
  readonly top: string;
  /** The analysed root within the repository, with a slash at its end; empty when it is the top. */
  readonly prefix: string;
  readonly head: string;
  /** Seconds since 1970: the day from which "recent" is counted back. */
  readonly headTime: number;
  readonly shallow: boolean;
  /** Whether file contents were left out when it was cloned. */
  readonly partial: boolean;
  /** Paths within the repository of the modules below the root at the newest commit, sorted. */
  readonly modules: readonly string[];
}

/**
 * @param source folders below the root; all of it when none is given
 * @throws BanyanError `EVIDENCE_NOT_A_REPOSITORY`, `EVIDENCE_NO_COMMITS`, …
 */
export async function readRepository(root: string, source: readonly string[] = []): Promise<Repository> {
  const ask = async (...args: string[]) => (await readGit(root, args)).replace(/\r?\n$/, '');
  const top = await ask('rev-parse', '--show-toplevel');
  const prefix = await ask('rev-parse', '--show-prefix');
  const [head = '', seconds = '0'] = (await ask('log', '-1', '--format=%h %ct', 'HEAD')).split(' ');
  return {
    ...{ root, top, prefix, head, headTime: Number(seconds) },
    shallow: (await ask('rev-parse', '--is-shallow-repository')) === 'true',
    partial: await isPartial(root),
    modules: (await listModules(root, prefix)).filter(toFilter(prefix, source)),
  };
}

/** `git config` fails when nothing matches: that is an answer, too. */
async function isPartial(root: string): Promise<boolean> {
  const found = await readGit(root, ['config', '--get-regexp', '^remote\\..*\\.promisor$']).catch(() => '');
  return /true/.test(found);
}

async function listModules(root: string, prefix: string): Promise<string[]> {
  const listed = await readGit(root, [
    'ls-tree',
    '-r',
    '-z',
    '--name-only',
    '--full-tree',
    'HEAD',
    ...(prefix === '' ? [] : [prefix]),
  ]);
  return listed.split('\0').filter(isSourceModule).sort();
}

function toFilter(prefix: string, source: readonly string[]): (path: string) => boolean {
  const folders = source.map((folder) => folder.replace(/^\.\/|\/$/g, ''));
  const whole = folders.length === 0 || folders.some((folder) => folder === '' || folder === '.');
  return (path) => whole || folders.some((folder) => path.startsWith(`${prefix}${folder}/`));
}
