/** `@fastify/autoload`: every file of a folder is a plugin, its subfolders are the prefix. */
import { folderOf } from '../../resolve/paths';
import { routerNode, mount, type RouterNode } from './router-node';
import type { PlacedValueCall, Run } from './run/run';
import { textsIn, type Value } from './run/value';
import { joinRoute } from './join-route';

const script = /\.(?:[cm]?[jt]s)$/;
const hooks = /(?:^|\/)\.?_?autohooks\.[cm]?[jt]s$/i;
const notPlugin = /(?:\.d\.[cm]?ts|\.(?:test|spec)\.[cm]?[jt]s)$/;

export function autoload(
  parent: RouterNode,
  plugin: Extract<Value, { kind: 'library' }>,
  options: Value | undefined,
  call: PlacedValueCall,
  run: Run,
): void {
  if (!/autoload$/i.test(plugin.module) || options?.kind !== 'record') return;
  const folder = folderIn(options, run);
  if (folder === undefined) return;
  const shared = run.member(options, 'options');
  const prefix = textsIn(run.member(shared, 'prefix'))[0] ?? '';
  const named = run.member(options, 'dirNameRoutePrefix');
  const byFolder = !(named.kind === 'text' && named.text === 'false');
  for (const file of pluginsIn(folder, run)) {
    const below = byFolder ? folderOf(file).slice(folder.length) : '';
    const own = textsIn(run.member({ kind: 'module', file }, 'autoPrefix'))[0] ?? below;
    const override = textsIn(run.member({ kind: 'module', file }, 'prefixOverride'))[0];
    const router = routerNode('fastify', false);
    mount(router, parent, override ?? joinRoute(prefix, own));
    const value = run.member({ kind: 'module', file }, 'default');
    if (value.kind === 'closure') run.invoke(value, [{ kind: 'router', router: value.flat ? parent : router }, shared]);
  }
}

/** `path.join(__dirname, 'routes')` */
function folderIn(options: Extract<Value, { kind: 'record' }>, run: Run): string | undefined {
  const dir = options.term.fields.find(({ key }) => key === 'dir')?.value;
  const call = dir?.kind === 'call' ? run.project.sketch(options.frame.file).calls[dir.call] : undefined;
  const parts = call?.args.slice(1).flatMap((arg) => textsIn(run.value(arg, options.frame)));
  if (!parts || parts.length === 0) return undefined;
  const path = [...folderOf(options.frame.file).split('/'), ...parts.flatMap((part) => part.split('/'))];
  const clean: string[] = [];
  for (const part of path) {
    if (part === '..') clean.pop();
    else if (part !== '.' && part !== '') clean.push(part);
  }
  return clean.join('/');
}

/** In a folder with an index file the other files are no plugins; its subfolders are read all the same. */
function pluginsIn(folder: string, run: Run): string[] {
  const files = run.project.sketches
    .map(({ path }) => path)
    .filter((path) => path.startsWith(`${folder}/`) && script.test(path) && !notPlugin.test(path));
  const indexed = new Set(files.filter(isIndex).map(folderOf));
  const isPlugin = (file: string): boolean => (isIndex(file) || !indexed.has(folderOf(file))) && !hooks.test(file);
  for (const file of files) if (!isPlugin(file)) run.leaveOut(file);
  return files.filter(isPlugin);
}

function isIndex(file: string): boolean {
  return /(?:^|\/)index\.[cm]?[jt]s$/.test(file);
}
