/** Objection: models and their relations, what queries touch and by what, and graphs that are fetched with them. */
import { factsOf, tsconfig } from '../../project.fixture';

const models = `import { Model } from 'objection'; import path from 'node:path';
export class Pet extends Model { static tableName = 'pets'; static idColumn = 'petId';
  static relationMappings = () => ({ owner: { relation: Model.BelongsToOneRelation, modelClass: User, join: { from: 'pets.ownerId', to: 'users.id' } } }); }
export class User extends Model { static get tableName() { return 'users'; }
  static get jsonSchema() { return { type: 'object', properties: { id: { type: 'integer' }, email: { type: 'string' } } }; }
  static get relationMappings() { return {
    pets: { relation: Model.HasManyRelation, modelClass: Pet, join: { from: 'users.id', to: 'pets.ownerId' } },
    groups: { relation: Model.ManyToManyRelation, modelClass: path.join(__dirname, 'Group'), join: { from: 'users.id', through: { from: 'users_groups.userId', to: 'users_groups.groupId' }, to: 'groups.id' } } }; } }
export class Group extends Model { static tableName = 'groups'; }`;

async function accessesOf(body: string, before = ''): Promise<string[]> {
  const text = `import { Pet, User } from './models'; ${before} export async function run(id: string, ids: string[], user: User) { ${body} }`;
  const { accesses } = await factsOf({ 'tsconfig.json': tsconfig(), 'models.ts': models, 'a.ts': text });
  return accesses.map(({ operation, entity, via, key, rows, limited, repetition }) =>
    [
      ...[operation, entity, via === 'join' ? 'joined' : ''],
      ...[
        key ? `by ${key.columns.join(' ')}${key.many ? '[]' : ''} of ${key.from}` : '',
        rows,
        limited && 'limited',
        repetition,
      ],
    ]
      .filter(Boolean)
      .join(' '),
  );
}

test('models are entities with tables, columns, keys and relations', async () => {
  const { entities, project } = await factsOf({ 'tsconfig.json': tsconfig(), 'models.ts': models });
  const told = entities.map(({ name, table, layer, columns, relations }) => [
    `${name} ${table} ${layer}`,
    columns.map((one) => `${one.name}${one.primary ? '*' : ''}`).join(' '),
    relations
      .map((one) => `${one.property} ${one.kind} ${one.target}${one.through ? ` through ${one.through}` : ''}`)
      .join(', '),
  ]);
  expect(told).toEqual([
    ['Group groups objection', 'id*', ''],
    ['Pet pets objection', 'petId* ownerId', 'owner many-to-one User'],
    ['User users objection', 'id* email', 'pets one-to-many Pet, groups many-to-many Group through users_groups'],
  ]);
  expect(project.frameworks).toContain('objection');
});

test('columns and indexes of migrations join those of the model', async () => {
  const migration = `import type { Knex } from 'knex';
    export const up = (knex: Knex) => knex.schema.createTable('users', (table) => { table.increments('id'); table.string('name').index(); });`;
  const { entities } = await factsOf({
    'tsconfig.json': tsconfig(),
    'models.ts': models,
    migrations: { '1.ts': migration },
  });
  const user = entities.find(({ table }) => table === 'users');
  expect([user?.name, user?.layer, user?.columns.map(({ name }) => name)]).toEqual([
    'User',
    'objection',
    ['id', 'name', 'email'],
  ]);
  expect(user?.indexes).toMatchObject([{ columns: ['name'], file: 'migrations/1.ts' }]);
});

test.each([
  ['await User.query().findById(id);', ['read User by id of parameter one']],
  ['await Pet.query().findById(id);', ['read Pet by petId of parameter one']],
  ['await User.query().findOne({ email: id });', ['read User by email of parameter one']],

  ['await User.query().findByIds(ids);', ['read User by id[] of parameter many']],
  ["await User.query().whereIn('email', ids);", ['read User by email[] of parameter many']],
  ["await User.query().orderBy('id').page(0, 20);", ['read User many limited']],
  ["await User.query().findById(id).patch({ email: 'x' });", ['write User by id of parameter']],
  ["await User.query().where('email', id).del();", ['write User by email of parameter']],
  ["await User.query().insert({ email: 'x' });", ['write User']],
  ['await user.$query().patch({ email: id });', ['write User by id of parameter']],
  ["await user.$relatedQuery('pets');", ['read Pet by ownerId of parameter many']],
  [
    "await (await User.query().findById(id)).$relatedQuery('pets');",
    ['read Pet by ownerId of result many', 'read User by id of parameter one'],
  ],
  ["await user.$relatedQuery('pets').insert({});", ['write Pet by ownerId of parameter']],
  ["await User.query().withGraphFetched('[pets.owner, nothing]');", ['read Pet joined', 'read User many']],
  ['await User.query().withGraphJoined({ pets: { owner: true } });', ['read Pet joined', 'read User many']],
  [
    "for (const one of await User.query()) await one.$relatedQuery('pets');",
    ['read Pet by ownerId of element many loop', 'read User many'],
  ],
  [
    "const all = await User.query(); await Promise.all(all.map((one) => one.$fetchGraph('pets')));",
    ['read Pet joined by id of element one promise-all', 'read User many'],
  ],
  ['await User.query().whereExists(Pet.query());', ['read Pet many', 'read User many']],
])('%s', async (body, expected) => {
  expect((await accessesOf(body)).sort()).toEqual(expected);
});

test('models that a registry holds under their table are found by it; something else that has a query is none', async () => {
  expect(await accessesOf('await APP.models.users.query().findById(id);', 'declare const APP: any;')).toEqual([
    'read User by id of parameter one',
  ]);
  expect(
    await accessesOf('await APP.search.users.query(); await APP.models.others.query();', 'declare const APP: any;'),
  ).toEqual([]);
});
