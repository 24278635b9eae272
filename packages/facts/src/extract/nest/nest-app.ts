/** What the start-up code sets for all routes: global prefix, versions, router modules. */
import type { NestModuleFact, SymbolId } from '@banyan/model';
import { isTest } from '../../read/list-tree';
import { field, type PlacedCall, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { classReference } from './class-reference';

/** Settings of one application. */
export interface NestApp {
  readonly prefix: string;
  /** Paths that are left without the prefix. */
  readonly exclude: readonly RegExp[];
  /** Set when versions are part of the path. */
  readonly versions?: { readonly mark: string; readonly byDefault: readonly string[] };
  /** The modules of the application; all modules when nothing tells them apart. */
  readonly holds: (module: SymbolId | undefined) => boolean;
}

/** Applications by their start-up file; one with no settings when there is none. */
export function nestApps(project: Project, modules: readonly NestModuleFact[]): NestApp[] {
  const own = project.calls.filter(({ file }) => !isTest(file));
  const starts = own.filter((placed) => isCalled(placed, 'create') && isFactory(placed));
  const settings = own.filter((placed) => isCalled(placed, 'setGlobalPrefix') || isCalled(placed, 'enableVersioning'));
  const files = [...new Set(starts.map(({ file }) => file))].sort();
  if (files.length === 0) return [appOf(settings, [], modules, project)];
  return files.map((file) => {
    const roots = starts.filter((placed) => placed.file === file);
    const near = files.length === 1 ? settings : settings.filter((placed) => isNear(file, placed.file, project));
    return appOf(near, files.length > 1 ? roots : [], modules, project);
  });
}

/** Path that `RouterModule.register` puts before a module's controllers, by module. */
export function routerPaths(project: Project): Map<SymbolId, string> {
  const paths = new Map<SymbolId, string>();
  for (const { file, call } of project.calls) {
    if (call.callee.kind !== 'member' || call.callee.name !== 'register') continue;
    if (call.callee.of.kind !== 'name' || call.callee.of.name !== 'RouterModule') continue;
    addRoutes(call.args[0], '', { file, scope: call.scope }, paths, project);
  }
  return paths;
}

/** `createApplicationContext` and `createMicroservice` listen to no HTTP. */
function isFactory({ call }: PlacedCall): boolean {
  return call.callee.kind === 'member' && call.callee.of.kind === 'name' && call.callee.of.name === 'NestFactory';
}

function isCalled({ call }: PlacedCall, name: string): boolean {
  return call.callee.kind === 'member' && call.callee.name === name;
}

/** Whether settings are made in the start-up file or in one that it imports. */
function isNear(start: string, settings: string, project: Project): boolean {
  if (start === settings) return true;
  return project.sketch(start).imports.some(({ specifier }) => {
    const module = project.names.moduleOf(start, specifier);
    return module.kind === 'file' && module.file === settings;
  });
}

function appOf(
  settings: readonly PlacedCall[],
  starts: readonly PlacedCall[],
  modules: readonly NestModuleFact[],
  project: Project,
): NestApp {
  const prefix = settings.find((placed) => isCalled(placed, 'setGlobalPrefix'));
  const versioning = settings.find((placed) => isCalled(placed, 'enableVersioning'));
  const roots = starts.flatMap(({ file, call }) => {
    const type = classReference(call.args[0], { file, scope: call.scope }, project)?.type;
    return type ? [`${type.file}#${type.name}`] : [];
  });
  const reached = roots.length > 0 ? reachable(roots, modules) : undefined;
  const versions = versioning && versionsOf(versioning, project);
  return {
    prefix: (prefix && project.text(prefix.call.args[0], { file: prefix.file, scope: prefix.call.scope })) ?? '',
    exclude: prefix ? excluded(prefix, project) : [],
    ...(versions && { versions }),
    holds: (module) => reached === undefined || module === undefined || reached.has(module),
  };
}

function versionsOf({ file, call }: PlacedCall, project: Project): NestApp['versions'] {
  const place = { file, scope: call.scope };
  const type = field(call.args[0], 'type');
  const byUri = type === undefined || (type.kind === 'member' && type.name === 'URI');
  if (!byUri) return undefined;
  const prefix = field(call.args[0], 'prefix');
  const mark = prefix?.kind === 'boolean' ? '' : (project.text(prefix, place) ?? 'v');
  return { mark, byDefault: project.texts(field(call.args[0], 'defaultVersion'), place) };
}

function excluded({ file, call }: PlacedCall, project: Project): RegExp[] {
  const place: Place = { file, scope: call.scope };
  const list = field(call.args[1], 'exclude');
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((item) => {
    const text = project.text(field(item, 'path') ?? item, place);
    return text === undefined ? [] : [toPattern(text)];
  });
}

/** `health`, `docs{/*rest}`, `docs/(.*)`, `users/:id` as Nest understands them. */
function toPattern(path: string): RegExp {
  const clean = path.replace(/^\//, '').replace(/\/$/, '');
  const body = clean
    .replace(/\{\/\*\w*\}/g, '\u0001')
    .replace(/\/?\(\.\*\)|\/\*\w*/g, '\u0002')
    .replace(/:\w+/g, '\u0003')
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(
    `^/${body.replaceAll('\u0001', '(?:/.*)?').replaceAll('\u0002', '/?.*').replaceAll('\u0003', '[^/]+')}$`,
  );
}

function reachable(roots: readonly SymbolId[], modules: readonly NestModuleFact[]): Set<SymbolId> {
  const byId = new Map(modules.map((module) => [module.id, module]));
  const found = new Set<SymbolId>();
  const waiting = [...roots];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    for (const { id: imported } of byId.get(id)?.imports ?? []) if (imported !== undefined) waiting.push(imported);
  }
  return found;
}

function addRoutes(
  term: Term | undefined,
  above: string,
  place: Place,
  paths: Map<SymbolId, string>,
  project: Project,
): void {
  const opened = term?.kind === 'name' || term?.kind === 'member' ? project.types.constant(term, place) : undefined;
  if (opened) return addRoutes(opened.term, above, opened.place, paths, project);
  if (term?.kind !== 'list') return;
  for (const item of term.items) {
    const type = classReference(field(item, 'module') ?? item, place, project)?.type;
    const own = project.text(field(item, 'path'), place) ?? '';
    const path = `${above}/${own}`;
    if (type) paths.set(`${type.file}#${type.name}`, path);
    addRoutes(field(item, 'children'), path, place, paths, project);
  }
}
