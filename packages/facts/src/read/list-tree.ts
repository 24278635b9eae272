/** The project's files, listed once: what can be analysed and what an import can lead to. */
import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/** All files below the root, without installed packages, build output and hidden folders. */
export interface ProjectTree {
  /** Paths relative to the root, with forward slashes, sorted. */
  readonly files: readonly string[];
  readonly has: (path: string) => boolean;
  readonly hasFolder: (path: string) => boolean;
}

const neverSource = new Set(['node_modules', 'bower_components', 'jspm_packages']);
const buildOutput = new Set(['dist', 'build', 'coverage', 'out', 'out-tsc', 'tmp']);
/** Hidden folders are settings and caches; this one holds modules that import the project's own. */
const writtenThoughHidden = new Set(['.storybook']);
/** Written by a package manager, megabytes long. */
const generated = new Set(['.pnp.cjs', '.pnp.js', '.pnp.loader.mjs']);
const packageMarks = new Set(['package.json', 'project.json', 'tsconfig.json', 'tsconfig.base.json']);

/** Lists the files below a folder. Links to folders are not followed, so loops cannot happen. */
export function readTree(root: string): ProjectTree {
  const files: string[] = [];
  const folders = new Set<string>();
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of readFolder(join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.folder) files.push(path);
      else {
        folders.add(path);
        waiting.push(path);
      }
    }
  }
  files.sort();
  const known = new Set(files);
  return { files, has: (path) => known.has(path), hasFolder: (path) => folders.has(path) };
}

/** Whether a file can hold source: by its ending, declarations excepted. */
export function isSource(path: string): boolean {
  if (!/\.(?:[cm]?[jt]s|[jt]sx)$/.test(path) || /\.d\.[cm]?ts$/.test(path)) return false;
  return !/\.min\.[cm]?js$/.test(path) && !generated.has(path.slice(path.lastIndexOf('/') + 1));
}

/** Whether a file is a test, by the usual names. */
export function isTest(path: string): boolean {
  return (
    /(?:^|[./_-])(?:spec|test|tests|e2e-spec|e2e|cy|bench|stories)\.[cm]?[jt]sx?$/.test(path) ||
    /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|e2e|spec|specs|cypress)\//.test(path)
  );
}

interface Entry {
  readonly name: string;
  readonly folder: boolean;
}

function readFolder(path: string): Entry[] {
  const entries = readEntries(path);
  const isPackage = entries.some((entry) => packageMarks.has(entry.name));
  return entries.flatMap((entry): Entry[] => {
    if (entry.isDirectory()) return isKept(entry.name, isPackage) ? [{ name: entry.name, folder: true }] : [];
    if (entry.isFile() || (entry.isSymbolicLink() && leadsToFile(join(path, entry.name)))) {
      return [{ name: entry.name, folder: false }];
    }
    return [];
  });
}

function readEntries(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    // A folder that may not be read holds nothing for us.
    return [];
  }
}

/** `dist` beside a package.json is build output; `src/build` may well be source. */
function isKept(name: string, inPackage: boolean): boolean {
  if ((name.startsWith('.') && !writtenThoughHidden.has(name)) || neverSource.has(name)) return false;
  return !(inPackage && buildOutput.has(name));
}

function leadsToFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
