/** `git log -z --raw` or `--numstat`, piece by piece, into commits. */

/** One commit, newest first. */
export interface Commit {
  /** Seconds since 1970. */
  readonly time: number;
  /** Address of the author, after the mailmap; never leaves this wing. */
  readonly email: string;
  readonly name: string;
  readonly files: readonly FileChange[];
}

/** What a commit did to a file. */
export interface FileChange {
  /** The path within the repository after the commit. */
  readonly path: string;
  /** The path before it, when it was renamed. */
  readonly from?: string;
  /** Whether the contents changed: a pure rename and a removal do not count. */
  readonly changed: boolean;
  /** Lines added and removed, where they were asked for. */
  readonly lines: number;
}

/** A byte that begins every commit; it stands in no path that git lists with `-z` as a token of its own. */
export const commitMark = '\x01';

/** What to ask `git log` for, so that `parseLog` understands it. */
export const logFormat = `--format=%x01%ct%x00%aE%x00%aN`;

/** Commits from the pieces of the text. A commit is given when the next one begins. */
export async function* parseLog(pieces: AsyncIterable<string>): AsyncGenerator<Commit> {
  let commit: OpenCommit | undefined;
  for await (const token of tokensOf(pieces)) {
    const text = token.startsWith('\n') ? token.slice(1) : token;
    if (commit?.takes(text)) continue;
    if (!text.startsWith(commitMark)) continue;
    if (commit) yield commit;
    commit = new OpenCommit(Number(text.slice(1)));
  }
  if (commit) yield commit;
}

/** NUL-separated tokens, whatever the pieces' borders are. */
async function* tokensOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const tokens = (rest + piece).split('\0');
    rest = tokens.pop() ?? '';
    yield* tokens;
  }
  if (rest !== '') yield rest;
}

/** A commit whose files are still being read. */
class OpenCommit implements Commit {
  email = '';
  name = '';
  readonly files: FileChange[] = [];
  private header = 2;
  private waiting: { readonly changed: boolean; readonly lines: number; paths: number; from?: string } | undefined;

  constructor(readonly time: number) {}

  /** Whether the token belongs to this commit. */
  takes(token: string): boolean {
    if (this.header > 0) return this.takeHeader(token);
    if (this.waiting) return this.takePath(token);
    if (token === '') return true;
    if (token.startsWith(':')) return this.takeRaw(token);
    return /^(?:\d+|-)\t(?:\d+|-)\t/.test(token) && this.takeCount(token);
  }

  private takeHeader(token: string): true {
    if (this.header === 2) this.email = token;
    else this.name = token;
    this.header--;
    return true;
  }

  /** `:100644 100644 abc def R087`, then one path, or two for a rename. */
  private takeRaw(token: string): true {
    const status = token.slice(token.lastIndexOf(' ') + 1);
    const renamed = status.startsWith('R');
    this.waiting = { changed: status !== 'R100' && status !== 'D', lines: 0, paths: renamed ? 2 : 1 };
    return true;
  }

  /** `12\t3\tpath`; for a rename the path is empty, and the old and the new one follow. */
  private takeCount(token: string): true {
    const [added = '', removed = '', ...path] = token.split('\t');
    const lines = (Number(added) || 0) + (Number(removed) || 0);
    if (path.join('\t') === '') this.waiting = { changed: lines > 0, lines, paths: 2 };
    else this.files.push({ path: path.join('\t'), changed: lines > 0, lines });
    return true;
  }

  private takePath(token: string): true {
    const { changed, lines, paths, from } = this.waiting!;
    if (paths === 2) this.waiting = { changed, lines, paths: 1, from: token };
    else {
      this.files.push({ path: token, ...(from !== undefined && { from }), changed, lines });
      this.waiting = undefined;
    }
    return true;
  }
}
