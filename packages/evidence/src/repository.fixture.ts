/** Repositories from short literals, for specs: made by git itself, in one pass. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One commit. */
export interface CommitSketch {
  readonly day: string;
  /** `Ann <ann@shop.example>` when left out. */
  readonly by?: string;
  /** Path → text; `null` removes. */
  readonly files?: Readonly<Record<string, string | null>>;
  readonly renames?: Readonly<Record<string, string>>;
  /** Position of a commit that is merged, counted from 0. */
  readonly merges?: number;
  /** Position of the commit it stands on, when that is not the one before. */
  readonly on?: number;
}

/** Lays the commits on the branch main, checks it out and gives the folder. */
export function layRepository(commits: readonly CommitSketch[]): string {
  const root = mkdtempSync(join(tmpdir(), 'history-'));
  git(root, 'init', '-q', '-b', 'main');
  execFileSync('git', ['-C', root, 'fast-import', '--quiet'], { input: commits.map(toImport).join('') });
  if (commits.length > 0) git(root, 'reset', '-q', '--hard', 'main');
  return root;
}

/** Runs git in a folder, with the settings of nobody. */
export function git(root: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A text with some lines, so that git tells a changed file from another one. */
export function linesOf(word: string, count = 20): string {
  return Array.from({ length: count }, (_, at) => `export const ${word}${at} = ${at};\n`).join('');
}

function toImport(sketch: CommitSketch, position: number): string {
  const { day, by = 'Ann <ann@shop.example>', files = {}, renames = {}, merges, on } = sketch;
  const parent = on ?? (position > 0 ? position - 1 : undefined);
  return [
    `commit refs/heads/main\nmark :${position + 1}`,
    `author ${by} ${seconds(day)} +0000`,
    `committer ${by} ${seconds(day)} +0000`,
    'data 1\nx',
    ...(parent === undefined ? [] : [`from :${parent + 1}`]),
    ...(merges === undefined ? [] : [`merge :${merges + 1}`]),
    ...Object.entries(renames).map(([from, to]) => `R ${from} ${to}`),
    ...Object.entries(files).map(([path, text]) =>
      text === null ? `D ${path}` : `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}`,
    ),
    '\n',
  ].join('\n');
}

function seconds(day: string): number {
  return Date.parse(day.includes('T') ? day : `${day}T12:00:00Z`) / 1000;
}
