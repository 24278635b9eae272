/** Which entities a class listens to: subscribers of TypeORM and MikroORM. */
import { type PlacedClass, type Project } from '../../../link/project';
import type { Term } from '../../../sketch/term';
import type { EntityIndex } from '../entity-index';

const interfaces = /^(?:EntitySubscriberInterface|EventSubscriber)$/;
const libraries = /^(?:typeorm|@mikro-orm\/)/;

/** Names of entities; `*` where it listens to all of them; none for a class that does not subscribe. */
export function subscribed(placed: PlacedClass, project: Project, entities: EntityIndex): string[] {
  if (!isSubscriber(placed, project)) return [];
  const { file, sketch } = placed;
  const listened = ['listenTo', 'getSubscribedEntities'].flatMap((name) => {
    const member = sketch.members.find((one) => one.name === name);
    const scope = member?.scope;
    const returns = scope === undefined ? member?.init : project.sketch(file).scopes[scope]?.returns;
    return returns ? [{ returns, place: { file, scope: scope ?? 0 } }] : [];
  });
  if (listened.length === 0) return ['*'];
  return listened.flatMap(({ returns, place }) =>
    itemsOf(returns).flatMap((term) => entities.ofType(project.types.of(term, place))?.name ?? []),
  );
}

function isSubscriber({ file, sketch }: PlacedClass, project: Project): boolean {
  if (sketch.decorators.some(({ name }) => name === 'EventSubscriber' || name === 'Subscriber')) return true;
  return sketch.implements.some((name) => {
    const source = interfaces.test(name) ? project.names.lookup(file, name) : undefined;
    return source?.kind === 'library' && libraries.test(source.module);
  });
}

function itemsOf(term: Term): readonly Term[] {
  return term.kind === 'list' ? term.items : [term];
}
