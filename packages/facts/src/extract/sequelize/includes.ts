/** What a query brings along: `include` in its options, and in the scopes that it runs in. */
import type { EntityFact } from '@banyan/model';
import { field, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { reads, type Touch } from '../data/access';
import type { EntityIndex } from '../data/entity-index';
import { elements, opened } from '../data/opened';
import { fieldValues } from '../data/opened-fields';
import { classReference } from '../nest/class-reference';
import { modelOf } from './model-of';

/** What includes are read with. */
export interface IncludeContext {
  readonly entities: EntityIndex;
  readonly project: Project;
}

const deepest = 6;

/** `include: [X, { model: X, include: […] }, { association: 'x' }, 'x']` */
export function includeTouches(
  entity: EntityFact,
  options: Term,
  place: Place,
  context: IncludeContext,
  depth = 0,
): Touch[] {
  if (depth > deepest) return [];
  return fieldValues(options, 'include', place, context.project).flatMap(({ value, place: at }) =>
    itemsOf(value, at, context.project).flatMap((item) => {
      const found = includedEntity(entity, item.term, item.place, context);
      if (!found) return [];
      const between = found.property === undefined ? undefined : context.entities.between(entity, found.property);
      return [
        reads(found.target.name, 'join'),
        ...(between ? [reads(between.name, 'join')] : []),
        ...includeTouches(found.target, item.term, item.place, context, depth + 1),
      ];
    }),
  );
}

/** Includes of the scopes that a query runs in: the default one, or those that the chain names. */
export function scopeTouches(entity: EntityFact, of: Term, place: Place, context: IncludeContext): Touch[] {
  const names = scopesOf(of, place, context.project, 0) ?? ['defaultScope'];
  return names.flatMap((name) => {
    const scope = context.entities.scopeOf(entity, name);
    if (!scope) return [];
    const term = scope.term.kind === 'function' ? returned(scope.term.scope, scope.place.file, context.project) : scope;
    return term ? includeTouches(entity, term.term, term.place, context) : [];
  });
}

/** The names of `X.scope('a', { method: ['b', 1] })`; none for `X.unscoped()`; nothing when no scope is named. */
function scopesOf(term: Term, place: Place, project: Project, depth: number): string[] | undefined {
  const call = term.kind === 'call' && depth < 4 ? project.sketch(place.file).calls[term.call] : undefined;
  if (call?.callee.kind !== 'member') return undefined;
  const at = { file: place.file, scope: call.scope };
  if (call.callee.name === 'unscoped') return [];
  if (call.callee.name === 'scope') return call.args.flatMap((arg) => scopeNames(arg, at, project));
  const type = project.types.of(call.callee, at);
  const scope =
    type?.kind === 'function' ? project.names.files.get(type.file)?.functions.get(type.name)?.scope : undefined;
  const returns = type?.kind === 'function' && scope !== undefined ? returned(scope, type.file, project) : undefined;
  return returns && scopesOf(returns.term, returns.place, project, depth + 1);
}

function scopeNames(term: Term, place: Place, project: Project): string[] {
  return elements(term, place, project).flatMap((one) => {
    const method = field(one.term, 'method');
    const first = method?.kind === 'list' ? method.items[0] : undefined;
    return project.text(first ?? one.term, one.place) ?? [];
  });
}

function returned(scope: number, file: string, project: Project) {
  const term = project.sketch(file).scopes[scope]?.returns;
  return term && { term, place: { file, scope } };
}

/** Models stand as they are; lists, names of lists and literals are opened. */
function itemsOf(value: Term, place: Place, project: Project) {
  if (value.kind === 'list') {
    return value.items.flatMap((item) =>
      item.kind === 'spread' ? elements(item.of, place, project) : [openedItem(item, place, project)],
    );
  }
  const found = opened(value, place, project);
  return found.length > 0
    ? found.flatMap((one) => (one.term.kind === 'list' ? elements(one.term, one.place, project) : [one]))
    : [{ term: value, place }];
}

function openedItem(item: Term, place: Place, project: Project) {
  const [one] = item.kind === 'name' ? opened(item, place, project) : [];
  return one?.term.kind === 'record' ? one : { term: item, place };
}

function includedEntity(
  entity: EntityFact,
  item: Term,
  place: Place,
  { entities, project }: IncludeContext,
): { readonly target: EntityFact; readonly property?: string } | undefined {
  const association = field(item, 'association') ?? (item.kind === 'text' ? item : undefined);
  const property = project.text(association, place) ?? project.text(field(item, 'as'), place);
  const related = property === undefined ? undefined : entities.related(entity, property);
  if (related && property !== undefined) return { target: related, property };
  const model = field(item, 'model') ?? item;
  const target =
    modelOf(model, place, entities, project) ?? entities.ofType(classReference(model, place, project)?.type);
  return target && { target };
}
