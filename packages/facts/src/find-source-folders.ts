/** Where the backend's source lies, when nobody says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRoot } from './read/choose-files';
import { isSource, isTest, type ProjectTree, readTree } from './read/list-tree';
import { ImportResolver } from './resolve/resolve-import';
import { lookUpTsconfigs } from './resolve/tsconfig';
import { readWorkspace } from './resolve/workspace';

/** Imports that only servers have. */
const server =
  /\bfrom\s+['"](?:@nestjs\/(?:core|common)|express|koa|koa-router|@koa\/router|fastify|@hapi\/hapi|restify)['"]|require\(\s*['"](?:express|koa|koa-router|@koa\/router|fastify|@hapi\/hapi|restify)['"]\s*\)/;
/** Imports that only pages in a browser have. */
const browser =
  /['"](?:react-dom(?:\/client)?|@angular\/platform-browser[\w/-]*|@angular\/core|vue|svelte|solid-js)['"]/;
/** Types of the pages are no reason to analyse the pages. */
const typeImports = /\b(?:import|export)\s+type\b[^'";]*\bfrom\s*['"][^'"\n]+['"]/g;
const specifiers = /(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*['"]([^'"\n]+)['"]/g;
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
  for (const [path, text] of texts) if (server.test(text)) servers.add(unit(path));
  if (servers.size === 0) return ['.'];
  const workspace = readWorkspace(base, tree);
  const resolver = new ImportResolver(tree, lookUpTsconfigs(base, workspace), workspace);
  const folders = [...servers, ...sharedWith(servers, texts, unit, resolver)];
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

/** Folders that server code imports from, directly or through each other; pages are not asked. */
function sharedWith(
  servers: ReadonlySet<string>,
  texts: ReadonlyMap<string, string>,
  unit: (path: string) => string,
  resolver: ImportResolver,
): string[] {
  const shared = new Set<string>();
  const asked = (folder: (path: string) => boolean): string[] =>
    [...texts].filter(([path, text]) => folder(unit(path)) && !isPage(path, text)).map(([path]) => path);
  const waiting = asked((folder) => servers.has(folder));
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const [, specifier = ''] of (texts.get(path) ?? '').replace(typeImports, '').matchAll(specifiers)) {
      const { to } = resolver.resolve(path, specifier);
      const folder = to === undefined ? '' : unit(to);
      if (folder === '' || servers.has(folder) || shared.has(folder)) continue;
      shared.add(folder);
      waiting.push(...asked((other) => other === folder));
    }
  }
  return [...shared];
}

function isPage(path: string, text: string): boolean {
  return /\.[jt]sx$/.test(path) || /(?:^|\/)(?:client|frontend|browser)\//.test(path) || browser.test(text);
}
