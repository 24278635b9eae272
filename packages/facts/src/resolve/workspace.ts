/** Packages of the workspace: their names lead to their sources, whether or not they were built or installed. */
import type { FactProblem } from '@banyan/model';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageUnreadable } from '../errors';
import type { ProjectTree } from '../read/list-tree';
import { isRecord, readJson, stringsOf } from '../read/read-json';
import { globPattern } from './file-patterns';
import { folderOf, joinPath } from './paths';

/** One package.json below the root. */
export interface WorkspacePackage {
  /** Folder relative to the root; '' for the root itself. */
  readonly folder: string;
  readonly name?: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly dependencies: ReadonlySet<string>;
}

export interface Workspace {
  /** By folder. */
  readonly packages: ReadonlyMap<string, WorkspacePackage>;
  /** Members of the workspace by name. */
  readonly members: ReadonlyMap<string, WorkspacePackage>;
  /** Every package.json that could not be read. */
  readonly problems: readonly FactProblem[];
}

/** Reads every package.json below the root. */
export function readWorkspace(root: string, tree: ProjectTree): Workspace {
  const packages = new Map<string, WorkspacePackage>();
  const problems: FactProblem[] = [];
  for (const path of tree.files) {
    if (path !== 'package.json' && !path.endsWith('/package.json')) continue;
    const file = readJson(join(root, path));
    if (file.kind === 'read') packages.set(folderOf(path), toPackage(folderOf(path), file.value));
    if (file.kind === 'broken') problems.push(packageUnreadable(path, file.line, file.message));
  }
  return { packages, members: membersOf(packages, readGlobs(root, packages.get(''))), problems };
}

/** @param folder where its package.json lies */
export function toPackage(folder: string, json: Readonly<Record<string, unknown>>): WorkspacePackage {
  const sections = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
  const dependencies = new Set(
    sections.flatMap((section) => (isRecord(json[section]) ? Object.keys(json[section]) : [])),
  );
  const name = json['name'];
  return { folder, json, dependencies, ...(typeof name === 'string' && { name }) };
}

function membersOf(
  packages: ReadonlyMap<string, WorkspacePackage>,
  globs: readonly string[],
): ReadonlyMap<string, WorkspacePackage> {
  const matches = globs.filter((glob) => !glob.startsWith('!')).map((glob) => globPattern(joinPath('', glob)));
  const members = new Map<string, WorkspacePackage>();
  // The shallowest folder wins: copies of a package.json lie deeper.
  const sorted = [...packages.values()].sort(
    (a, b) => a.folder.length - b.folder.length || (a.folder < b.folder ? -1 : 1),
  );
  for (const member of sorted) {
    const belongs = member.folder === '' || matches.length === 0 || matches.some((match) => match.test(member.folder));
    if (belongs && member.name !== undefined && !members.has(member.name)) members.set(member.name, member);
  }
  return members;
}

/** Folders of the members, as npm, yarn, lerna, rush and pnpm have them written. */
export function readGlobs(root: string, top: WorkspacePackage | undefined): string[] {
  const workspaces = top?.json['workspaces'];
  const globs = stringsOf(isRecord(workspaces) ? workspaces['packages'] : workspaces);
  const lerna = readJson(join(root, 'lerna.json'));
  const lernaGlobs = lerna.kind === 'read' ? stringsOf(lerna.value['packages']) : [];
  return [...globs, ...lernaGlobs, ...readRushFolders(join(root, 'rush.json')), ...readPnpmGlobs(root)];
}

function readRushFolders(path: string): string[] {
  const rush = readJson(path);
  const projects = rush.kind === 'read' && Array.isArray(rush.value['projects']) ? rush.value['projects'] : [];
  return projects.flatMap((project: unknown) =>
    isRecord(project) && typeof project['projectFolder'] === 'string' ? [project['projectFolder']] : [],
  );
}

/** The list of `packages:`, in lines or in brackets; nothing else of the file matters here. */
function readPnpmGlobs(root: string): string[] {
  let text: string;
  try {
    text = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
  } catch {
    return [];
  }
  const inline = /^packages:\s*\[([^\]]*)\]/m.exec(text)?.[1];
  if (inline !== undefined) return [...inline.matchAll(/['"]?([^'",\s]+)['"]?/g)].map((match) => match[1] as string);
  const block = /^packages:[^\n]*\n((?:[ \t]*(?:-[^\n]*|#[^\n]*)?\n?)*)/m.exec(text)?.[1] ?? '';
  return [...block.matchAll(/^\s*-\s*(['"]?)([^'"#\n]+)\1/gm)].map((match) => (match[2] as string).trim());
}
