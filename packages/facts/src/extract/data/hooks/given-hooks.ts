/** Hooks that are handed over as functions: to models of Sequelize, schemas of Mongoose and clients of Prisma. */
import type { EntityHookFact, SymbolId } from '@banyan/model';
import { symbolsOf } from '../../../link/link-calls';
import { field, type PlacedCall, type Project } from '../../../link/project';
import type { Place } from '../../../link/types';
import type { Term } from '../../../sketch/term';
import { isClient } from '../../prisma/prisma-client';
import { modelOf } from '../../sequelize/model-of';
import type { EntityIndex } from '../entity-index';
import { hookNames, type On } from './hook-names';

type Hook = Pick<EntityHookFact, 'entity' | 'on' | 'once'> & { readonly handler: Term };

/** Methods of Mongoose's middleware, by what they are called for; queries are called once, whatever they give. */
const documents: Readonly<Record<string, Pick<EntityHookFact, 'on' | 'once'>>> = {
  init: { on: 'load' },
  save: { on: 'insert' },
  validate: { on: 'insert' },
  remove: { on: 'remove' },
  deleteOne: { on: 'remove', once: true },
  deleteMany: { on: 'remove', once: true },
  find: { on: 'load', once: true },
  findOne: { on: 'load', once: true },
  findOneAndUpdate: { on: 'update', once: true },
  findOneAndDelete: { on: 'remove', once: true },
  updateOne: { on: 'update', once: true },
  updateMany: { on: 'update', once: true },
};
/** Operations of Prisma's client that an extension stands around. */
const operations: readonly (readonly [RegExp, On])[] = [
  [/^find|^\$allOperations$/, 'load'],
  [/^create|^upsert$|^\$allOperations$/, 'insert'],
  [/^update|^\$allOperations$/, 'update'],
  [/^delete|^\$allOperations$/, 'remove'],
];

export function givenHooks(project: Project, entities: EntityIndex): EntityHookFact[] {
  return project.calls.flatMap((placed) => {
    const { file, call } = placed;
    if (call.callee.kind !== 'member') return [];
    const place = { file, scope: call.scope };
    return hooksOf(call.callee.name, placed, entities, project).flatMap(({ handler, entity, on, once }) =>
      handlersOf(handler, place, project).map((symbol) => ({
        ...{ entity, on, handler: symbol, file, line: call.line },
        ...(once && { once }),
      })),
    );
  });
}

function hooksOf(method: string, placed: PlacedCall, entities: EntityIndex, project: Project): Hook[] {
  if (method === 'pre' || method === 'post') return ofSchema(placed, entities, project);
  if (method === '$extends' || method === '$use') return ofClient(method, placed, entities, project);
  if (method === 'addHook' || method === 'init' || method === 'define' || hookNames[method])
    return ofModel(method, placed, entities, project);
  return [];
}

/** `schema.pre('save', async function () { … })`: the function's `this` says whose schema it is. */
function ofSchema({ file, call }: PlacedCall, entities: EntityIndex, project: Project): Hook[] {
  const [what] = call.args;
  const handler = call.args.at(-1);
  if (!what || !handler || handler === what) return [];
  const bodies = handler.kind === 'function' ? [`${file}@${handler.scope}`] : [];
  const names = project.texts(what, { file, scope: call.scope });
  return entities.ofBody(bodies).flatMap(({ name: entity }) =>
    names.flatMap((name) => {
      const found = Object.hasOwn(documents, name) ? documents[name] : undefined;
      return found ? [{ entity, handler, ...found }] : [];
    }),
  );
}

/** `Photo.addHook('afterCreate', 'index', fn)`, `Photo.afterCreate(fn)`, `Photo.init({ … }, { hooks: { afterCreate: fn } })`. */
function ofModel(method: string, { file, call }: PlacedCall, entities: EntityIndex, project: Project): Hook[] {
  const place = { file, scope: call.scope };
  const receiver = call.callee.kind === 'member' ? call.callee.of : undefined;
  const named =
    method === 'define' ? entities.likeNamed(project.text(call.args[0], place) ?? '', 'sequelize') : undefined;
  const entity = named ?? (receiver && modelOf(receiver, place, entities, project));
  if (!entity) return [];
  const given = method === 'init' || method === 'define' ? call.args.map((arg) => field(arg, 'hooks')) : [];
  const listed = given.flatMap((hooks) => (hooks?.kind === 'record' ? hooks.fields : []));
  const name = method === 'addHook' ? project.text(call.args[0], place) : method;
  const last = call.args.at(-1);
  const own = name !== undefined && last ? [{ key: name, value: last }] : [];
  return [...listed, ...own].flatMap(({ key, value }) => {
    const on = hookNames[key];
    return on ? [{ entity: entity.name, on, handler: value }] : [];
  });
}

/** `$extends({ query: { photo: { create({ args, query }) { … } } }, result: { photo: { url: { compute(photo) { … } } } } })`, `$use(fn)`. */
function ofClient(method: string, { file, call }: PlacedCall, entities: EntityIndex, project: Project): Hook[] {
  const [given] = call.args;
  const receiver = call.callee.kind === 'member' ? call.callee.of : undefined;
  if (!given || !receiver || !isClient(receiver, { file, scope: call.scope }, project)) return [];
  const all = (handler: Term, entity: string, name: string): Hook[] =>
    operations.flatMap(([names, on]) => (names.test(name) ? [{ entity, on, once: true, handler }] : []));
  if (method === '$use') return all(given, '*', '$allOperations');
  const modelName = (key: string): string | undefined =>
    key === '$allModels' ? '*' : entities.likeNamed(key, 'prisma')?.name;
  const parts = (key: string) => {
    const found = field(given, key);
    return (found?.kind === 'record' ? found.fields : []).flatMap(({ key: model, value }) => {
      const entity = modelName(model);
      return entity !== undefined && value.kind === 'record'
        ? value.fields.map((one) => ({ entity, name: one.key, handler: one.value }))
        : [];
    });
  };
  const computed = parts('result').flatMap(({ entity, handler }): Hook[] => {
    const compute = field(handler, 'compute');
    return compute ? [{ entity, on: 'load', handler: compute }] : [];
  });
  return [...parts('query').flatMap(({ entity, name, handler }) => all(handler, entity, name)), ...computed];
}

/** A function that is written in place is one of its own only where it has a name of its own. */
function handlersOf(handler: Term, place: Place, project: Project): SymbolId[] {
  if (handler.kind !== 'function') return symbolsOf(project.types.of(handler, place), project);
  const { functions, scopes } = project.sketch(place.file);
  const own = functions[scopes[handler.scope]?.function ?? 0];
  return own?.scope === handler.scope ? [`${place.file}#${own.name}`] : [];
}
