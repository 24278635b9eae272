/** What a data layer calls for each entity that it loads or saves: TypeORM's subscribers and listeners, Sequelize's hooks. */
import type { EntityHookFact } from '@banyan/model';
import type { PlacedClass, Project } from '../../link/project';
import type { ClassSketch } from '../../sketch/file-sketch';
import { lookup } from '../lookup';
import type { EntityIndex } from './entity-index';

type On = EntityHookFact['on'];

/** Methods of a subscriber. */
const events: Readonly<Record<string, On>> = lookup({
  afterLoad: 'load',
  beforeInsert: 'insert',
  afterInsert: 'insert',
  beforeUpdate: 'update',
  afterUpdate: 'update',
  beforeRemove: 'remove',
  afterRemove: 'remove',
});
/** Decorators of methods of the entity itself. */
const decorators: Readonly<Record<string, On>> = lookup({
  AfterLoad: 'load',
  BeforeInsert: 'insert',
  AfterInsert: 'insert',
  BeforeUpdate: 'update',
  AfterUpdate: 'update',
  BeforeRemove: 'remove',
  AfterRemove: 'remove',
  BeforeCreate: 'insert',
  AfterCreate: 'insert',
  BeforeSave: 'insert',
  AfterSave: 'insert',
  BeforeDestroy: 'remove',
  AfterDestroy: 'remove',
  OnLoad: 'load',
});

/** Hooks that the classes of the project's focus have. */
export function entityHooks(project: Project, entities: EntityIndex): EntityHookFact[] {
  return project.classes.flatMap((placed) => [
    ...subscribed(placed, project, entities),
    ...listening(placed, entities),
  ]);
}

/** `@EventSubscriber() class PostSubscriber { listenTo() { return Post; } afterLoad(post) { … } }` */
function subscribed({ file, sketch }: PlacedClass, project: Project, entities: EntityIndex): EntityHookFact[] {
  if (!sketch.decorators.some(({ name }) => name === 'EventSubscriber')) return [];
  const listenTo = sketch.members.find(({ name }) => name === 'listenTo')?.scope;
  const returns = listenTo === undefined ? undefined : project.sketch(file).scopes[listenTo]?.returns;
  const entity =
    returns && listenTo !== undefined && entities.ofType(project.types.of(returns, { file, scope: listenTo }));
  if (!entity) return [];
  return methodsOf(sketch).flatMap(({ name, line }) => {
    const on = events[name];
    return on ? [{ entity: entity.name, on, handler: `${file}#${sketch.name}.${name}`, file, line }] : [];
  });
}

/** `@AfterLoad() withAuthor() { … }` */
function listening({ file, sketch }: PlacedClass, entities: EntityIndex): EntityHookFact[] {
  const entity = entities.ofType({ kind: 'class', file, name: sketch.name, itself: false, args: [] });
  if (!entity) return [];
  return methodsOf(sketch).flatMap(({ name, line, decorators: own }) => {
    const on = own.map((decorator) => decorators[decorator.name]).find(Boolean);
    return on ? [{ entity: entity.name, on, handler: `${file}#${sketch.name}.${name}`, file, line }] : [];
  });
}

function methodsOf({ members }: ClassSketch): ClassSketch['members'] {
  return members.filter(({ kind }) => kind === 'method');
}
