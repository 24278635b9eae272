/** `populate: ['author', 'tags.owner']`: relations that a find reads along. */
import type { EntityFact } from '@banyan/model';
import { field, type Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { reads, type Touch } from '../data/access';
import type { EntityIndex } from '../data/entity-index';

/** @param options the find's last argument; up to version 5 a list, or an object of relations, too */
export function populated(
  entity: EntityFact,
  options: Term | undefined,
  place: Place,
  entities: EntityIndex,
  project: Project,
): Touch[] {
  const eager = entity.relations.filter((relation) => relation.eager).map(({ property }) => property);
  const asked = pathsOf(options, entity, place, project);
  return [...eager, ...asked].flatMap((path) => alongPath(entity, path.split('.'), entities));
}

function pathsOf(options: Term | undefined, entity: EntityFact, place: Place, project: Project): string[] {
  if (options?.kind === 'list') return project.texts(options, place);
  const populate = field(options, 'populate');
  if (populate) {
    const texts = project.texts(populate, place);
    const all = texts.includes('*') || (populate.kind === 'boolean' && populate.value);
    return all ? entity.relations.map(({ property }) => property) : texts;
  }
  if (options?.kind !== 'record') return [];
  return options.fields.flatMap(({ key, value }) => (value.kind === 'boolean' && value.value ? [key] : []));
}

function alongPath(entity: EntityFact, path: readonly string[], entities: EntityIndex): Touch[] {
  const [written = '', ...rest] = path;
  const property = written.replace(/:.*$/, '');
  const next = entities.related(entity, property);
  if (!next) return [];
  const between = entities.between(entity, property);
  return [
    ...(between ? [reads(between.name, 'join')] : []),
    reads(next.name, 'join'),
    ...alongPath(next, rest, entities),
  ];
}
