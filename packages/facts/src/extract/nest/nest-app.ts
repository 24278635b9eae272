/** Applications: what their start-up code sets for all routes, and which modules they are made of. */
import type { NestModuleFact, SymbolId } from '@banyan/model';
import type { PlacedCall, Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { classReference } from './class-reference';
import { callsNamed } from './calls-named';
import { noPrefix, type Prefix, prefixOf, type Versions, versionsOf } from './route-settings';

/** One application. */
export interface NestApp {
  readonly prefix: Prefix;
  /** Where the prefix is set. */
  readonly prefixAt?: PlacedCall;
  /** Set when versions are part of the path. */
  readonly versions?: Versions;
  /** Calls that put something in front of everything: `app.useGlobalGuards(…)`, `app.use(…)`. */
  readonly fronts: readonly PlacedCall[];
  /** The modules of the application; all modules when nothing tells them apart. */
  readonly holds: (module: SymbolId | undefined) => boolean;
}

const setting =
  /^(?:setGlobalPrefix|enableVersioning|useGlobalGuards|useGlobalInterceptors|useGlobalPipes|useGlobalFilters|use)$/;

/** Applications by their start-up file; one with no settings when there is none. */
export function nestApps(project: Project, modules: readonly NestModuleFact[]): NestApp[] {
  const starts = callsNamed(project, /^create$/).filter(isFactory);
  const settings = callsNamed(project, setting);
  const files = [...new Set(starts.map(({ file }) => file))].sort();
  if (files.length === 0) return [appOf(settings.filter(isNoRouter), [], modules, project)];
  return files.map((file) => {
    const roots = starts.filter((placed) => placed.file === file);
    const near = settings.filter((placed) => isNear(file, placed.file, project));
    const own =
      files.length > 1 ? near : [...near, ...settings.filter((placed) => isNoRouter(placed) && !near.includes(placed))];
    return appOf(own, files.length > 1 ? roots : [], modules, project);
  });
}

/** `createApplicationContext` and `createMicroservice` listen to no HTTP. */
function isFactory({ call }: PlacedCall): boolean {
  return call.callee.kind === 'member' && call.callee.of.kind === 'name' && call.callee.of.name === 'NestFactory';
}

/** `use` far from the start-up code may be anybody's. */
function isNoRouter(placed: PlacedCall): boolean {
  return !isCalled(placed, 'use');
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
  const prefixAt = settings.find((placed) => isCalled(placed, 'setGlobalPrefix'));
  const versioning = settings.find((placed) => isCalled(placed, 'enableVersioning'));
  const versions = versioning && versionsOf(versioning, project);
  const roots = starts.map(({ file, call }) => rootOf(call.args[0], { file, scope: call.scope }, project));
  // A module of a library holds none of ours; one that we cannot see may hold any.
  const isSeen = roots.length > 0 && !roots.includes(undefined);
  const reached = isSeen ? reachable(roots as readonly SymbolId[], modules) : undefined;
  return {
    prefix: prefixAt ? prefixOf(prefixAt, project) : noPrefix,
    ...(prefixAt && { prefixAt }),
    ...(versions && { versions }),
    fronts: settings.filter(({ call }) => call.callee.kind === 'member' && /^use/.test(call.callee.name)),
    holds: (module) => reached === undefined || module === undefined || reached.has(module),
  };
}

function rootOf(term: Term | undefined, place: Place, project: Project): SymbolId | undefined {
  const type = classReference(term, place, project)?.type;
  if (type) return `${type.file}#${type.name}`;
  const named = term && project.types.of(term, place);
  return named?.kind === 'library' ? named.module : undefined;
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
