/** What an application puts in front of its routes: the global prefix, but for what is excluded, and versions. */
import { field, type PlacedCall, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { joinRoute } from '../http/join-route';
import { configuredText } from './configured-text';

/** A path that goes without the prefix; for one method only when that is written. */
export interface Exclusion {
  readonly pattern: RegExp;
  readonly method?: string;
}

export interface Prefix {
  readonly path: string;
  readonly exclude: readonly Exclusion[];
  /** Whether the prefix is written or has a default; else it stands as `*`. */
  readonly known: boolean;
}

/** Versions in the path. */
export interface Versions {
  readonly mark: string;
  readonly byDefault: readonly string[];
}

export const noPrefix: Prefix = { path: '', exclude: [], known: true };

/** Stands for `VERSION_NEUTRAL`: a route without a version. */
const neutral = '';
/** In the order of the framework's enum. */
const requestMethods =
  'GET POST PUT DELETE PATCH ALL OPTIONS HEAD SEARCH PROPFIND PROPPATCH MKCOL COPY MOVE LOCK UNLOCK'.split(' ');

/** `app.setGlobalPrefix('api', { exclude })` */
export function prefixOf({ file, call }: PlacedCall, project: Project): Prefix {
  const place = { file, scope: call.scope };
  const path = configuredText(call.args[0], place, project);
  const options = opened(call.args[1], place, project);
  const list = opened(field(options.term, 'exclude'), options.place, project);
  const items = list.term?.kind === 'list' ? list.term.items : [];
  return {
    path: path ?? '*',
    known: path !== undefined,
    exclude: items.flatMap((item) => exclusion(item, list.place, project)),
  };
}

/** `app.enableVersioning({ type, prefix, defaultVersion })`; nothing when versions are not part of the path. */
export function versionsOf({ file, call }: PlacedCall, project: Project): Versions | undefined {
  const place = { file, scope: call.scope };
  const { term, place: at } = opened(call.args[0], place, project);
  const type = field(term, 'type');
  const byUri = type === undefined || (type.kind === 'member' ? type.name === 'URI' : isZero(type));
  if (!byUri) return undefined;
  const prefix = field(term, 'prefix');
  const mark = prefix?.kind === 'boolean' ? '' : (configuredText(prefix, at, project) ?? (prefix ? '*' : 'v'));
  return { mark, byDefault: versionNumbers(field(term, 'defaultVersion'), at, project) };
}

/** `v1` for each version of a route; an empty one when it has none or versions are not in the path. */
export function versionMarks(
  version: { readonly term: Term; readonly place: Place } | undefined,
  versions: Versions | undefined,
  project: Project,
): string[] {
  if (!versions) return [''];
  const own = version ? versionNumbers(version.term, version.place, project) : versions.byDefault;
  return own.length > 0 ? own.map((number) => (number === neutral ? '' : `${versions.mark}${number}`)) : [''];
}

/** Nest puts the version behind the global prefix; an excluded route goes without the prefix. */
export function fullPath(route: string, mark: string, method: string, prefix: Prefix): string {
  const bare = prefix.exclude.some(
    (entry) =>
      entry.pattern.test(route) && (entry.method === undefined || entry.method === 'ALL' || entry.method === method),
  );
  return joinRoute(bare ? '' : prefix.path, mark, route);
}

function versionNumbers(term: Term | undefined, place: Place, project: Project): string[] {
  if (!term) return [];
  if (isNeutral(term)) return [neutral];
  const { term: inner, place: at } = opened(term, place, project);
  if (inner?.kind === 'list') return inner.items.flatMap((item) => versionNumbers(item, at, project));
  return project.texts(inner, at);
}

function isNeutral(term: Term): boolean {
  return (term.kind === 'name' || term.kind === 'member') && term.name === 'VERSION_NEUTRAL';
}

function exclusion(item: Term, place: Place, project: Project): Exclusion[] {
  const { term, place: at } = opened(item, place, project);
  const text = configuredText(field(term, 'path') ?? term, at, project);
  if (text === undefined) return [];
  const method = methodName(field(term, 'method'));
  return [{ pattern: toPattern(text), ...(method !== undefined && { method }) }];
}

/** `RequestMethod.GET`, or its number. */
export function methodName(term: Term | undefined): string | undefined {
  if (term?.kind === 'member') return term.name;
  return term?.kind === 'number' ? requestMethods[term.value] : undefined;
}

/** `health`, `docs{/*rest}`, `docs/(.*)`, `users/:id` as Nest understands them. */
export function toPattern(path: string): RegExp {
  const clean = path.replace(/^\//, '').replace(/\/$/, '');
  const body = clean
    .replace(/\{\/\*\w*\}/g, '\u0001')
    .replace(/\/?\(\.\*\)|\/\*\w*/g, '\u0002')
    .replace(/:\w+/g, '\u0003')
    .replace(/[.+?^${}()|[\]\\*]/g, '\\$&');
  return new RegExp(
    `^/${body.replaceAll('\u0001', '(?:/.*)?').replaceAll('\u0002', '/?.*').replaceAll('\u0003', '[^/]+')}$`,
  );
}

function isZero(term: Term): boolean {
  return term.kind === 'number' && term.value === 0;
}

/** A constant's value, in its place. */
function opened(
  term: Term | undefined,
  place: Place,
  project: Project,
): { readonly term: Term | undefined; readonly place: Place } {
  const constant = term?.kind === 'name' || term?.kind === 'member' ? project.types.constant(term, place) : undefined;
  return constant ?? { term, place };
}
