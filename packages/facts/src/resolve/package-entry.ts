/** `name/sub/path` of a workspace package → a source file of it. */
import { isSource, type ProjectTree } from '../read/list-tree';
import { isRecord } from '../read/read-json';
import { joinPath } from './paths';
import { probe } from './probe';
import type { WorkspacePackage } from './workspace';

/** Conditions in the order of how near they are to source. */
const conditionOrder = ['source', 'development', 'types', 'import', 'module', 'node', 'require', 'default'];
const entryFields = ['source', 'types', 'typings', 'module', 'main'];

/**
 * @param subpath `.` for the package itself, else `./sub/path`
 * @returns the file, with build output mapped back to the source that it was built from
 */
export function packageEntry(member: WorkspacePackage, subpath: string, tree: ProjectTree): string | undefined {
  const { json, folder } = member;
  const declared = exportTargets(json['exports'], subpath);
  const fields = subpath === '.' ? entryFields.map((field) => json[field]) : [];
  const targets = [...declared, ...fields].filter((target): target is string => typeof target === 'string');
  const found = targets.flatMap((target) => sourceOf(joinPath(folder, target), folder, tree) ?? []);
  const guesses = subpath === '.' ? ['src/index', 'index', 'lib/index', 'src/main'] : [subpath, `src/${subpath}`];
  return (
    // Declarations written by hand beside JavaScript have the types; the module is the JavaScript.
    found.find(isSource) ??
    found[0] ??
    (subpath === '.' ? undefined : sourceOf(joinPath(folder, subpath), folder, tree)) ??
    firstSource(
      guesses.map((guess) => joinPath(folder, guess)),
      tree,
    )
  );
}

/** Where a folder's package.json leads a relative import to, when it says so. */
export function folderEntry({ json, folder }: WorkspacePackage, tree: ProjectTree): string | undefined {
  if (!entryFields.some((field) => typeof json[field] === 'string')) return undefined;
  return packageEntry({ folder, json: { ...json, exports: undefined }, dependencies: new Set() }, '.', tree);
}

/** Targets of an `exports` or `imports` map for one key, nearest to source first. */
export function exportTargets(map: unknown, key: string): string[] {
  if (typeof map === 'string' || Array.isArray(map)) return key === '.' ? conditionTargets(map) : [];
  if (!isRecord(map)) return [];
  const subpaths = Object.keys(map).some((name) => name.startsWith('.') || name.startsWith('#'));
  if (!subpaths) return key === '.' ? conditionTargets(map) : [];
  if (Object.hasOwn(map, key)) return conditionTargets(map[key]);
  return patternTargets(map, key);
}

/** `./features/*.js`, and `./features/` of old; the longest prefix wins, as in Node. */
function patternTargets(map: Readonly<Record<string, unknown>>, key: string): string[] {
  const patterns = Object.keys(map)
    .filter((pattern) => pattern.includes('*') || pattern.endsWith('/'))
    .map((pattern) => ({ pattern, parts: pattern.endsWith('/') ? [pattern, ''] : pattern.split('*') }))
    .map(({ pattern, parts: [prefix = '', suffix = ''] }) => ({ pattern, prefix, suffix }))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  for (const { pattern, prefix, suffix } of patterns) {
    if (!key.startsWith(prefix) || !key.endsWith(suffix) || key.length < prefix.length + suffix.length) continue;
    const star = key.slice(prefix.length, key.length - suffix.length);
    return conditionTargets(map[pattern]).map((target) =>
      target.endsWith('/') ? target + star : target.replaceAll('*', () => star),
    );
  }
  return [];
}

function conditionTargets(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(conditionTargets);
  if (!isRecord(value)) return [];
  const keys = Object.keys(value).sort((a, b) => rank(a) - rank(b));
  return keys.flatMap((key) => conditionTargets(value[key]));
}

/** Conditions that we do not know (`@scope/source`, `bun`) come first: they are there to lead to source. */
function rank(condition: string): number {
  return conditionOrder.indexOf(condition);
}

/** `dist/x.js` of a package → `src/x.ts`, and the like; the file itself when it is source. */
export function sourceOf(path: string, folder: string, tree: ProjectTree): string | undefined {
  const inside = folder === '' ? path : path.slice(folder.length + 1);
  const bare = inside.replace(/\.d\.([cm]?)ts$/, '.$1js');
  const unbuilt = ['src/', ''].map((to) =>
    bare.replace(/^(?:dist|build|lib|out|esm|cjs|es)\/(?:(?:src|esm|cjs)\/)?/, to),
  );
  return firstSource(
    [bare, ...unbuilt, inside].map((guess) => joinPath(folder, guess)),
    tree,
  );
}

function firstSource(guesses: readonly string[], tree: ProjectTree): string | undefined {
  for (const guess of guesses) {
    const found = probe(guess, tree);
    if (found !== undefined) return found;
  }
  return undefined;
}
