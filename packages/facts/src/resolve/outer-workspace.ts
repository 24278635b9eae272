/** The workspace around a project that is one of its packages. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { readJson } from '../read/read-json';
import { globPattern } from './file-patterns';
import { readGlobs, toPackage, type WorkspacePackage } from './workspace';

/** Where the members of a workspace are said to be; where Nx is, aliases may say it alone. */
const marks = ['pnpm-workspace.yaml', 'lerna.json', 'rush.json', 'nx.json'];
/** Folders above the project that are asked. */
const highest = 6;
/** Folders below a `**` of a workspace. */
const deepest = 3;

/** The nearest workspace above a project that is none itself, absolute; a repository is not left. */
export function findOuterWorkspace(base: string): string | undefined {
  let at = base;
  for (let level = 0; level <= highest; level++) {
    if (isWorkspace(at)) return level === 0 ? undefined : at;
    if (existsSync(join(at, '.git')) || dirname(at) === at) return undefined;
    at = dirname(at);
  }
  return undefined;
}

/** Absolute paths of every file that says whether there is a workspace around a project, and what is in it. */
export function outerFiles(base: string): string[] {
  const root = findOuterWorkspace(base);
  const members = root === undefined ? [] : [...outerMembers(root).values()].map(({ folder }) => join(root, folder));
  const above: string[] = [];
  for (let at = base; above.length < highest && dirname(at) !== at; above.push(at)) at = dirname(at);
  const marked = above.flatMap((folder) => marks.map((mark) => join(folder, mark)));
  return [...marked, ...[...above, ...members].map((folder) => join(folder, 'package.json'))];
}

function isWorkspace(folder: string): boolean {
  if (marks.some((mark) => existsSync(join(folder, mark)))) return true;
  const file = readJson(join(folder, 'package.json'));
  return file.kind === 'read' && file.value['workspaces'] !== undefined;
}

/** By name; folders are relative to the workspace. */
export function outerMembers(root: string): ReadonlyMap<string, WorkspacePackage> {
  const top = readJson(join(root, 'package.json'));
  const globs = readGlobs(root, top.kind === 'read' ? toPackage('', top.value) : undefined);
  const members = new Map<string, WorkspacePackage>();
  for (const folder of globs.filter((glob) => !glob.startsWith('!')).flatMap((glob) => foldersOf(root, glob))) {
    const file = readJson(join(root, folder, 'package.json'));
    const member = file.kind === 'read' ? toPackage(folder, file.value) : undefined;
    if (member?.name !== undefined && !members.has(member.name)) members.set(member.name, member);
  }
  return members;
}

/** Folders that a glob of a workspace means, relative to its root. */
function foldersOf(root: string, glob: string): string[] {
  let folders = [''];
  for (const segment of posix.normalize(glob).split('/').filter(Boolean)) {
    if (segment === '**') folders = folders.flatMap((folder) => [folder, ...below(root, folder, deepest)]);
    else if (!/[*?{]/.test(segment)) folders = folders.map((folder) => posix.join(folder, segment));
    else {
      const pattern = globPattern(segment);
      folders = folders.flatMap((folder) =>
        below(root, folder, 1).filter((found) => pattern.test(posix.basename(found))),
      );
    }
  }
  return folders;
}

function below(root: string, folder: string, depth: number): string[] {
  if (depth === 0) return [];
  let names: string[];
  try {
    names = readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.') ? [entry.name] : [],
    );
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const path = posix.join(folder, name);
    return [path, ...below(root, path, depth - 1)];
  });
}
