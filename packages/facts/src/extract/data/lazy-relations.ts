/** Lazy relations of TypeORM: `author: Promise<User>` is read from the database when it is waited for. */
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import { renderTerm, type Term } from '../../sketch/term';
import { repeatsOf } from '../repeats/repeats-of';
import { reads } from './access';
import type { EntityIndex } from './entity-index';
import type { FoundAccess } from './handed-client';
import { originOf } from './value-origin';

/** A property that is waited for, on its own or as one of many. */
interface Waited {
  readonly of: Term;
  readonly line: number;
  readonly scope: number;
  readonly repeat?: number | undefined;
}

/** `await post.author`, `Promise.all(posts.map((post) => post.author))` */
export function lazyAccesses(project: Project, entities: EntityIndex): FoundAccess[] {
  return project.sketches.flatMap((sketch) => {
    const together = sketch.repeats.flatMap(({ by, form, scope, line }, repeat): Waited[] => {
      const of = by === 'promise-all' && form === 'callback' ? sketch.scopes[scope]?.returns : undefined;
      return of?.kind === 'member' ? [{ of, line, scope, repeat }] : [];
    });
    return [...sketch.awaited, ...together].flatMap((waited) => lazyAccess(waited, sketch.path, project, entities));
  });
}

function lazyAccess(
  { of, line, scope, repeat }: Waited,
  file: string,
  project: Project,
  entities: EntityIndex,
): FoundAccess[] {
  if (of.kind !== 'member') return [];
  const place = { file, scope };
  const target = lazyTarget(of, place, project, entities);
  if (!target) return [];
  const repeats = repeatsOf({ file, scope, repeat }, project);
  const [innermost] = repeats;
  return [
    {
      ...reads(target.entity),
      ...{ function: project.functionAt(file, scope), file, line },
      call: renderTerm(of, project.sketch(file).calls),
      key: { columns: target.columns, from: originOf(of.of, place, project) },
      rows: target.rows,
      ...(innermost && { repetition: innermost.by, repeats }),
    },
  ];
}

function lazyTarget(of: Extract<Term, { kind: 'member' }>, place: Place, project: Project, entities: EntityIndex) {
  const type = project.types.of(of.of, place);
  if (type?.kind !== 'class') return undefined;
  const owner = entities.ofType(type);
  const relation =
    owner?.layer === 'typeorm' ? owner.relations.find(({ property }) => property === of.name) : undefined;
  const declared = relation && project.types.member(type, of.name)?.member.type;
  const target = owner && declared?.name === 'Promise' ? entities.related(owner, of.name) : undefined;
  if (!relation || !target) return undefined;
  const primary = target.columns.filter((column) => column.primary).map(({ name }) => name);
  const rows: 'one' | 'many' = relation.kind.endsWith('-to-many') ? 'many' : 'one';
  return { entity: target.name, columns: primary.length > 0 ? primary.sort() : ['id'], rows };
}
