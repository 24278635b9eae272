/** Relations of an instance: `post.$get('comments')`, `post.getComments()`, `post.addTag(tag)`. */
import type { EntityFact, RelationFact } from '@banyan/model';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { reads, type Touch, writes } from '../data/access';
import { findRows } from './sequelize-rows';
import type { IncludeContext } from './includes';
import { pluralOf } from './plural';

const ways = /^\$?(get|count|has|create|add|set|remove)(.*)$/;

/** What a call on an instance does to the other side of a relation; nothing when it is no such call. */
export function associationTouches(
  entity: EntityFact,
  method: string,
  args: readonly Term[],
  place: Place,
  context: IncludeContext,
): Touch[] {
  const { entities } = context;
  const [first] = args;
  const [, way = '', rest = ''] = ways.exec(method) ?? [];
  const named = method.startsWith('$') ? (first?.kind === 'text' ? first.value : '') : rest;
  const relation = named === '' ? undefined : relationNamed(entity, named);
  const next = relation && entities.related(entity, relation.property);
  if (!relation || !next) return [];
  const between = entities.between(entity, relation.property);
  if (/^(?:get|count|has)$/.test(way)) {
    const many = way === 'get' && /to-many$/.test(relation.kind);
    const rows = findRows(next, many ? 'findAll' : 'findOne', args, place, context);
    return [{ ...reads(next.name), ...rows }, ...(between ? [reads(between.name, 'join')] : [])];
  }
  const link = between ? [writes(between.name, 'join')] : [];
  if (way === 'create') return [writes(next.name), ...link];
  if (between) return link;
  return [writes(relation.owner && !method.startsWith('$') ? entity.name : next.name)];
}

function relationNamed(entity: EntityFact, named: string): RelationFact | undefined {
  const plain = (text: string): string => text.toLowerCase();
  return entity.relations.find(({ property }) =>
    [plain(named), plain(pluralOf(named))].some((name) => name === plain(property)),
  );
}
