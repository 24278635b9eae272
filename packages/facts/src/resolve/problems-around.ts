/** Imports from the workspace around a project: their files are not among those read, and whoever reads should know. */
import type { FactProblem } from '@banyan/model';
import { existsSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { workspaceAround } from '../errors';
import type { ImportSketch } from '../sketch/file-sketch';
import { aliasOf } from './internal-names';
import { findOuterWorkspace, outerMembers } from './outer-workspace';
import { folderOf } from './paths';
import { type ImportResolver, splitSpecifier } from './resolve-import';
import type { TsconfigLookup } from './tsconfig';
import type { WorkspacePackage } from './workspace';

/** What of a file's sketch its imports need. */
export interface Importing {
  readonly path: string;
  readonly imports: readonly ImportSketch[];
}

/** What is known of a project. */
interface Inner {
  /** Absolute. */
  readonly base: string;
  readonly folders: readonly string[];
  readonly tsconfigs: TsconfigLookup;
  readonly resolver: ImportResolver;
}

/** One problem that names what is imported from there, and what to analyse instead; none where nothing is. */
export function problemsAround(inner: Inner, files: Iterable<Importing>): FactProblem[] {
  const root = findOuterWorkspace(inner.base);
  if (root === undefined) return [];
  const inside = toPath(root, inner.base);
  const members = outerMembers(root);
  const taken = new Map<string, string>();
  let first: Leaving | undefined;
  for (const one of leaving(inner.resolver, files)) {
    const { name } = splitSpecifier(one.specifier);
    const folder = members.get(name)?.folder ?? folderBeside(root, one.file, one.specifier, inner);
    if (folder === undefined || folder === inside) continue;
    taken.set(members.has(name) ? name : folder, folder);
    first ??= one;
  }
  if (!first) return [];
  const own = inner.folders.map((folder) => posix.join(inside, folder));
  const folders = [...new Set([...own, ...withTheirs([...taken.values()], members)])];
  return [workspaceAround(toPath(inner.base, root), first, [...taken.keys()].sort(), folders)];
}

/** An import that leads to no file of the project. */
interface Leaving {
  readonly file: string;
  readonly line: number;
  readonly specifier: string;
}

/** Once for each folder. */
function* leaving(resolver: ImportResolver, files: Iterable<Importing>): Generator<Leaving> {
  const told = new Set<string>();
  for (const { path, imports } of files) {
    for (const { specifier, line } of imports) {
      const key = `${folderOf(path)}\n${specifier}`;
      if (told.has(key)) continue;
      told.add(key);
      const { resolution } = resolver.resolve(path, specifier);
      if (resolution === 'external' || resolution === 'internal-broken') yield { file: path, line, specifier };
    }
  }
}

/** Where an alias or a relative path leads, when that lies beside the project: `libs/common` of `libs/common/src/lib/x`. */
function folderBeside(root: string, path: string, specifier: string, { base, tsconfigs }: Inner): string | undefined {
  const aliases = tsconfigs.aliasesOf(path);
  const alias = aliases && aliasOf(specifier, aliases.paths);
  const target = specifier.startsWith('.') ? posix.join(folderOf(path), specifier) : alias?.targets[0];
  if (!target?.startsWith('../')) return undefined;
  const outer = posix.join(toPath(root, base), target);
  const folder = /^(.+?)\/(?:src|lib|dist)(?:\/|$)/.exec(outer)?.[1] ?? folderOf(outer);
  return folder !== '' && !folder.startsWith('..') && existsSync(join(root, folder)) ? folder : undefined;
}

/** With those that their package.json names, and so on. */
function withTheirs(folders: readonly string[], members: ReadonlyMap<string, WorkspacePackage>): string[] {
  const byFolder = new Map([...members.values()].map((member) => [member.folder, member]));
  const all = new Set(folders);
  for (const folder of all)
    for (const name of byFolder.get(folder)?.dependencies ?? []) {
      const needed = members.get(name);
      if (needed) all.add(needed.folder);
    }
  return [...all].sort();
}

function toPath(from: string, to: string): string {
  return relative(from, to).split(sep).join('/');
}
