/** What a save writes beside the row itself: relations that the function was seen to change on the object. */
import type { EntityFact, RelationFact } from '@banyan/model';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { type Touch, writes } from '../data/access';
import { openedFields } from '../data/opened-fields';
import type { FindContext } from './typeorm-options';

const changesList = /^(?:push|splice|pop|shift|unshift)$/;

/** `user.favorites.push(photo); save(user)`, `save({ favorites: [photo] })`, `save(repository.create({ … }))`. */
export function savedRelations(
  entity: EntityFact,
  saved: Term | undefined,
  place: Place,
  context: FindContext,
): Touch[] {
  if (!saved) return [];
  const changed = new Set([...changedOn(saved, place, context), ...writtenOut(saved, place, context, 0)]);
  return entity.relations
    .filter(({ property }) => changed.has(property))
    .flatMap((relation) => relationWrites(entity, relation, context));
}

function relationWrites(entity: EntityFact, relation: RelationFact, { entities }: FindContext): Touch[] {
  const between = entities.between(entity, relation.property);
  const next = entities.related(entity, relation.property);
  // The rows of the other side hold the key, or are saved along.
  const along = relation.kind === 'one-to-many' || (relation.cascade === true && relation.onDelete !== 'cascade');
  return [...(between ? [writes(between.name, 'join')] : []), ...(next && along ? [writes(next.name, 'join')] : [])];
}

/** Properties that the function assigns or changes on a variable. */
function changedOn(saved: Term, place: Place, { project }: FindContext): string[] {
  if (saved.kind === 'list') return saved.items.flatMap((item) => changedOn(item, place, { project } as FindContext));
  if (saved.kind !== 'name') return [];
  const sketch = project.sketch(place.file);
  const owner = sketch.scopes[place.scope]?.function;
  const here = (scope: number): boolean => sketch.scopes[scope]?.function === owner;
  const assigned = sketch.writes.flatMap(({ target, scope, value }) =>
    here(scope) && !isEmptyList(value) ? propertyOf(target, saved.name) : [],
  );
  const changed = sketch.calls.flatMap(({ callee, scope }) =>
    callee.kind === 'member' && changesList.test(callee.name) && here(scope) ? propertyOf(callee.of, saved.name) : [],
  );
  return [...assigned, ...changed];
}

function propertyOf(term: Term, variable: string): string[] {
  return term.kind === 'member' && term.of.kind === 'name' && term.of.name === variable ? [term.name] : [];
}

/** Properties of the object literal that is saved. */
function writtenOut(saved: Term, place: Place, context: FindContext, depth: number): string[] {
  const { project } = context;
  if (saved.kind === 'call' && depth < 3) {
    const call = project.sketch(place.file).calls[saved.call];
    const makes = call?.callee.kind === 'member' && /^(?:create|merge)$/.test(call.callee.name);
    return makes ? call.args.flatMap((arg) => writtenOut(arg, place, context, depth + 1)) : [];
  }
  if (saved.kind === 'name' && depth < 3) {
    const constant = project.types.constant(saved, place);
    return constant?.term.kind === 'call' ? writtenOut(constant.term, constant.place, context, depth + 1) : fields();
  }
  return fields();

  function fields(): string[] {
    return openedFields(saved, place, project)
      .filter(({ value }) => !isEmptyList(value))
      .map(({ key }) => key);
  }
}

/** A new row without anything on the other side writes nothing there. */
function isEmptyList(term: Term | undefined): boolean {
  return term?.kind === 'list' && term.items.length === 0;
}
