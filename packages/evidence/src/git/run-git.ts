/** Runs git for reading: no shell, no hooks, no helpers, no network, nothing that the repository's config names. */
import { spawn } from 'node:child_process';
import { contentsMissing, gitFailed, gitMissing, noCommits, notARepository, repositoryDistrusted } from '../errors';
import { gitEnvironment } from './git-environment';

/** Settings of the repository that name programs, or that would change what git prints, are put out of force. */
const settings = [
  ...['core.fsmonitor=', 'core.hooksPath=/dev/null', 'core.pager=cat', 'core.quotePath=false'],
  ...['log.showSignature=false', 'log.showRoot=true', 'log.follow=false'],
].flatMap((setting) => ['-c', setting]);

/**
 * What git prints, piece by piece; the next piece is read when the last one has been taken.
 * @throws BanyanError when git is not there or fails
 */
export async function* streamGit(root: string, args: readonly string[]): AsyncGenerator<string> {
  const child = spawn('git', ['--no-pager', ...settings, '-C', root, ...args], {
    env: gitEnvironment(root, process.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (said = (said + text).slice(0, 4000)));
  const ended = new Promise<number | null>((done, failed) => child.on('close', done).on('error', failed));
  ended.catch(() => undefined);
  try {
    yield* child.stdout.setEncoding('utf8') as AsyncIterable<string>;
    const code = await ended.catch((cause: unknown) => {
      throw gitMissing(cause);
    });
    if (code !== 0) throw faultOf(root, said);
  } finally {
    child.kill();
  }
}

/** The same as one text, for short answers. */
export async function readGit(root: string, args: readonly string[]): Promise<string> {
  let text = '';
  for await (const piece of streamGit(root, args)) text += piece;
  return text;
}

function faultOf(root: string, said: string) {
  if (/not a git repository/i.test(said)) return notARepository(root);
  if (/dubious ownership/i.test(said)) return repositoryDistrusted(root);
  if (/does not have any commits|bad revision 'HEAD'|unknown revision|Not a valid object name HEAD/i.test(said))
    return noCommits(root);
  const absent = /unable to read|missing (?:blob|tree)|could not fetch|lazy fetching/i.test(said);
  const first = said.split('\n').find((line) => /^(fatal|error)/.test(line)) ?? said.split('\n')[0] ?? '';
  return (absent ? contentsMissing : gitFailed)(
    first.replace(/^(fatal|error): /, '').replace(/\.$/, '') || 'it gave no reason',
  );
}
