/** Where the backend's source lies, when nobody says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRoot } from './read/choose-files';
import { isSource, isTest, type ProjectTree, readTree } from './read/list-tree';

/** Imports that only servers have. */
const server =
  /\bfrom\s+['"](?:@nestjs\/(?:core|common)|express|koa|koa-router|@koa\/router|fastify|@hapi\/hapi|restify)['"]|require\(\s*['"](?:express|koa|koa-router|@koa\/router|fastify|@hapi\/hapi|restify)['"]\s*\)/;
/** Imports that only pages in a browser have. */
const browser =
  /['"](?:react-dom(?:\/client)?|@angular\/platform-browser[\w/-]*|@angular\/core|vue|svelte|solid-js)['"]/;
/** Folders that hold packages, each with its own source. */
const holders = new Set(['apps', 'packages', 'libs', 'services', 'modules']);

/**
 * @returns folders relative to the root that hold server code, and those that it imports from; `.` when nothing tells
 * @throws BanyanError FACTS_ROOT_MISSING
 */
export function findSourceFolders(root: string): string[] {
  const base = findRoot(root);
  const tree = readTree(base);
  const unit = unitOf(tree);
  const texts = readTexts(base, tree);
  const servers = new Set<string>();
  const browsers = new Set<string>();
  for (const [path, text] of texts) {
    if (server.test(text)) servers.add(unit(path));
    else if (browser.test(text)) browsers.add(unit(path));
  }
  if (servers.size === 0) return ['.'];
  const folders = [...servers, ...sharedWith(servers, browsers, texts, unit)];
  return folders.includes('') ? ['.'] : [...new Set(folders)].sort();
}

function readTexts(root: string, tree: ProjectTree): Map<string, string> {
  const texts = new Map<string, string>();
  for (const path of tree.files) {
    if (!isSource(path) || isTest(path) || path.endsWith('.config.ts') || path.endsWith('.config.js')) continue;
    try {
      // Imports stand at the top of a file.
      texts.set(path, readFileSync(join(root, path), 'utf8').slice(0, 8192));
    } catch {
      // A file that cannot be read says nothing here; reading it later is reported.
    }
  }
  return texts;
}

/** The source folder that a file belongs to: `src`, `server`, `apps/api/src`, `libs/common/src`. */
function unitOf(tree: ProjectTree): (path: string) => string {
  const tops = new Set(tree.files.map((path) => path.split('/').slice(0, -1).join('/')));
  return (path) => {
    const parts = path.split('/').slice(0, -1);
    if (parts.length === 0) return '';
    const depth = holders.has(parts[0] as string) && parts.length > 1 ? 2 : 1;
    const unit = parts.slice(0, depth).join('/');
    const withSource = `${unit}/src`;
    return parts[depth] === 'src' && tops.has(withSource) ? withSource : unit;
  };
}

/** Folders that server code names in its imports and that are no pages. */
function sharedWith(
  servers: ReadonlySet<string>,
  browsers: ReadonlySet<string>,
  texts: ReadonlyMap<string, string>,
  unit: (path: string) => string,
): string[] {
  const units = new Set([...texts.keys()].map(unit));
  const candidates = [...units].filter((folder) => folder !== '' && !servers.has(folder) && !browsers.has(folder));
  return candidates.filter((folder) => {
    const name = folder
      .replace(/\/src$/, '')
      .split('/')
      .at(-1) as string;
    const named = new RegExp(
      `from\\s+['"](?:@[\\w-]*/?|~/?|[./]*(?:libs|packages)/)?${name.replace(/[.*+?^$\{}()|[\]\\]/g, '\\$&')}(?:/|['"])`,
    );
    const users = [...texts].filter(([path, text]) => servers.has(unit(path)) && named.test(text));
    return users.length > 0;
  });
}
