/** The environment git is run in, so that nothing of the analysed repository is run with it. */
import { delimiter, isAbsolute, relative, resolve, sep } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the user's own settings are: they say which repositories are trusted. */
const kept = /^GIT_(CONFIG|EXEC_PATH$|CEILING_DIRECTORIES$)/;

/**
 * Variables that point git at another repository or at programs are dropped, programs below the analysed root are not
 * found, and missing objects are never fetched: fetching would run what the repository's config names.
 */
export function gitEnvironment(root: string, environment: Environment): Record<string, string> {
  const given = Object.entries(environment).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && (!entry[0].startsWith('GIT_') || kept.test(entry[0])),
  );
  const own = given.map(([name, value]) => [name, /^path$/i.test(name) ? pathOutside(root, value) : value]);
  return {
    ...(Object.fromEntries(own) as Record<string, string>),
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}

/** `npx` puts a project's node_modules/.bin in front: a program called git there is not git. */
function pathOutside(root: string, path: string): string {
  return path
    .split(delimiter)
    .filter((folder) => isAbsolute(folder) && !isWithin(resolve(root), folder) && !isInstalled(folder))
    .join(delimiter);
}

function isWithin(root: string, folder: string): boolean {
  const way = relative(root, folder);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

function isInstalled(folder: string): boolean {
  return folder.split(/[\\/]/).includes('node_modules');
}
