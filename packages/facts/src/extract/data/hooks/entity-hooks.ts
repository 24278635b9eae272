/** What a data layer calls for each entity that it loads or saves: subscribers, listeners, hooks of models and schemas. */
import type { EntityHookFact } from '@banyan/model';
import type { PlacedClass, Project } from '../../../link/project';
import type { EntityIndex } from '../entity-index';
import { givenHooks } from './given-hooks';
import { hookNames, onOfDecorator } from './hook-names';
import { subscribed } from './subscribed';

/** Hooks that the classes and calls of the project's focus have. */
export function entityHooks(project: Project, entities: EntityIndex): EntityHookFact[] {
  const inClasses = project.classes.flatMap((placed) => [
    ...subscribes(placed, project, entities),
    ...listening(placed, entities),
  ]);
  return [...inClasses, ...givenHooks(project, entities)];
}

/** `@EventSubscriber() class PostSubscriber { listenTo() { return Post; } afterLoad(post) { … } }` */
function subscribes(placed: PlacedClass, project: Project, entities: EntityIndex): EntityHookFact[] {
  const { file, sketch } = placed;
  return subscribed(placed, project, entities).flatMap((entity) =>
    sketch.members.flatMap(({ kind, name, line }) => {
      const on = kind === 'method' ? hookNames[name] : undefined;
      return on ? [{ entity, on, handler: `${file}#${sketch.name}.${name}`, file, line }] : [];
    }),
  );
}

/** `@AfterLoad() withAuthor() { … }` */
function listening({ file, sketch }: PlacedClass, entities: EntityIndex): EntityHookFact[] {
  const entity = entities.ofType({ kind: 'class', file, name: sketch.name, itself: false, args: [] });
  if (!entity) return [];
  return sketch.members.flatMap(({ kind, name, line, decorators }) => {
    const on = decorators.map((decorator) => onOfDecorator(decorator.name)).find(Boolean);
    return on && kind === 'method'
      ? [{ entity: entity.name, on, handler: `${file}#${sketch.name}.${name}`, file, line }]
      : [];
  });
}
