/** Where the compiler reads and writes in the service. */
import { posix } from 'node:path';
import type { LiftedCode } from '../lift-code';

/** Folders of a service. */
export interface Layout {
  /** Common folder of everything that is compiled; `.` for the service's own. */
  readonly rootDir: string;
  /** Folders and files the compiler starts from. */
  readonly sources: readonly string[];
  /** The compiled start file, e.g. `dist/main.js`. */
  readonly main: string;
}

/** Derived from the lifted files: they keep the places they have in the monolith. */
export function layoutOf({ copied, bootstrap, shell }: Pick<LiftedCode, 'copied' | 'bootstrap' | 'shell'>): Layout {
  const compiled = copied.map(({ path }) => path).filter((path) => /\.([cm]?[jt]sx?|json)$/.test(path));
  const rootDir = commonFolder([...compiled, `${shell}/health.ts`]);
  const sources = rootDir === '.' ? topNames(compiled) : [rootDir];
  const start = bootstrap.entry.replace(/\.([cm]?)tsx?$/, '.$1js');
  return { rootDir, sources, main: posix.join('dist', posix.relative(rootDir, start)) };
}

function commonFolder(paths: readonly string[]): string {
  let folder = posix.dirname(paths[0] ?? '.');
  while (folder !== '.' && !paths.every((path) => path.startsWith(`${folder}/`))) folder = posix.dirname(folder);
  return folder;
}

function topNames(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.map((path) => path.split('/')[0] ?? path))].filter((name) => !name.endsWith('.json')).sort();
}
