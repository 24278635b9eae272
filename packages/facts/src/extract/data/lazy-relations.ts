/** Lazy relations of TypeORM: `author: Promise<User>` is read from the database when it is waited for. */
import type { Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { FileSketch } from '../../sketch/file-sketch';
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

/** `await post.author`, `return post.author`, `post.author.then(…)`, `Promise.all(posts.map((post) => post.author))` */
export function lazyAccesses(project: Project, entities: EntityIndex): FoundAccess[] {
  const names = new Set(
    entities.all.flatMap(({ layer, relations }) =>
      layer === 'typeorm' ? relations.map(({ property }) => property) : [],
    ),
  );
  if (names.size === 0) return [];
  return project.sketches.flatMap((sketch) => {
    const waited = [...sketch.awaited, ...chained(sketch, project), ...given(sketch)];
    return waited
      .filter(({ of }) => of.kind === 'member' && names.has(of.name))
      .flatMap((one) => lazyAccess(one, sketch.path, project, entities));
  });
}

function chained({ path }: FileSketch, project: Project): Waited[] {
  return project
    .callIndex(path)
    .named('then')
    .flatMap(({ callee, line, scope, repeat }) =>
      callee.kind === 'member' ? [{ of: callee.of, line, scope, repeat }] : [],
    );
}

/** Functions that only name a property, `(post) => post.author`; one with a `return` is among what is waited for. */
function given({ repeats, scopes, awaited }: FileSketch): Waited[] {
  return scopes.flatMap(({ returns, line }, scope): Waited[] => {
    if (returns?.kind !== 'member' || awaited.some((one) => one.returned && one.scope === scope)) return [];
    const repeat = repeats.findIndex((one) => one.form === 'callback' && one.scope === scope);
    return [{ of: returns, scope, line: repeats[repeat]?.line ?? line, ...(repeat >= 0 && { repeat }) }];
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
