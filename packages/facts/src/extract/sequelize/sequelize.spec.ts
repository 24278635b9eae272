/** Sequelize: decorated, initialised and defined models, static and instance accesses. */
import { factsOf, tsconfig } from '../../project.fixture';
import { pluralOf } from './plural';

const models = `import { Table, Column, DataType, PrimaryKey, AllowNull, Unique, Index, CreatedAt, DeletedAt, BelongsTo, HasMany, BelongsToMany, ForeignKey, Model } from 'sequelize-typescript';
export abstract class Base extends Model { @PrimaryKey @Column(DataType.UUID) id: string; @CreatedAt createdAt: Date;
  static createWithCtx(ctx: unknown, values: object) { return this.create(values); } saveWithCtx() { return this.keep(); } keep() { return this.save(); } }
@Table({ tableName: 'users', modelName: 'user' }) export class User extends Base { @AllowNull(false) @Unique @Column(DataType.STRING) email: string; @HasMany(() => Photo) photos: Photo[]; }
@Table({ indexes: [{ fields: ['ownerId', { name: 'title' }], unique: true }] }) export class Photo extends Base {
  @Column title: string; @ForeignKey(() => User) @Index @Column({ type: DataType.UUID, allowNull: false }) ownerId: string;
  @BelongsTo(() => User, { foreignKey: 'ownerId', onDelete: 'cascade' }) owner: User | null; get maybe() { return this.owner; } }
`;

test('decorated models are entities, with columns of their bases', async () => {
  const { entities } = await factsOf({ 'tsconfig.json': tsconfig(), 'models.ts': models });
  const [photo, user] = entities;
  expect(photo).toMatchObject({ name: 'Photo', table: 'Photos', tableNamed: false, layer: 'sequelize' });
  expect(user).toMatchObject({ name: 'User', table: 'users', tableNamed: true });
  expect(
    photo?.columns.map(({ name, type, primary, nullable }) => [name, type, primary ?? false, nullable ?? false]),
  ).toEqual([
    ['title', 'string', false, true],
    ['ownerId', 'UUID', false, false],
    ['id', 'UUID', true, false],
    ['createdAt', 'DATE', false, true],
  ]);
  expect(photo?.relations).toEqual([
    expect.objectContaining({ property: 'owner', kind: 'many-to-one', target: 'User', owner: true, cascade: true }),
  ]);
  expect(photo?.indexes.map(({ columns, unique }) => [columns, unique])).toEqual([
    [['ownerId', 'title'], true],
    [['ownerId'], false],
  ]);
  expect(user?.indexes.map(({ columns, unique }) => [columns, unique])).toEqual([[['email'], true]]);
});

test('models that are initialised or defined by calls are entities', async () => {
  const { entities } = await factsOf({
    'user.js': `const { Model, DataTypes } = require('sequelize'); class User extends Model { static associate(models) { this.hasMany(models.Post, { as: 'posts' }); } }
      User.init({ id: { type: DataTypes.INTEGER, primaryKey: true }, name: DataTypes.STRING }, { sequelize, modelName: 'Person' }); module.exports = User;`,
    'post.js': `module.exports = (sequelize, DataTypes) => { const Post = sequelize.define('Post', { slug: { type: DataTypes.STRING, unique: true, allowNull: false } }, { tableName: 'posts' }); Post.belongsTo(sequelize.models.User); return Post; };`,
  });
  expect(
    entities.map(({ name, table, columns, relations, indexes }) => [
      name,
      table,
      columns.map((column) => `${column.name} ${column.type}`),
      relations.map((relation) => relation.property),
      indexes.length,
    ]),
  ).toEqual([
    ['Post', 'posts', ['slug STRING'], ['user'], 1],
    ['User', 'People', ['id INTEGER', 'name STRING'], ['posts'], 0],
  ]);
});

async function accesses(body: string): Promise<string[]> {
  const facts = await factsOf({
    'tsconfig.json': tsconfig(),
    'models.ts': models,
    'a.ts': `import { User, Photo } from './models'; import { sequelize } from './db'; export async function run(given: Photo) { ${body} }`,
  });
  return facts.accesses
    .filter(({ file }) => file === 'a.ts')
    .map(({ operation, entity, via }) => `${operation} ${entity} ${via}`)
    .sort();
}

test.each([
  [
    'static reads and writes, through scopes',
    `await User.findAll(); await User.unscoped().findByPk(1); await User.scope(['a']).count(); await Photo.destroy({}); await Photo.bulkCreate([]);`,
    [
      'read User repository',
      'read User repository',
      'read User repository',
      'write Photo repository',
      'write Photo repository',
    ],
  ],
  [
    'instances: found, created, given, related, in loops',
    `const u = await User.findOne(); await u.update({}); (await Photo.create({})).save(); await given.destroy(); await given.owner!.reload(); for (const p of await Photo.findAll()) await p.save();`,
    [
      'read Photo repository',
      'read User repository',
      'read User repository',
      'write Photo repository',
      'write Photo repository',
      'write Photo repository',
      'write Photo repository',
      'write User repository',
    ],
  ],
  [
    'include by model, by association, nested',
    `await Photo.findAll({ include: [{ model: User.scope('x'), include: ['photos'] }, { association: 'owner' }] });`,
    ['read Photo join', 'read Photo repository', 'read User join'].filter((line) => line !== 'read Photo join'),
  ],
  [
    'finding or creating reads and writes',
    `await User.findOrCreate({});`,
    ['read User repository', 'write User repository'],
  ],
  [
    'methods of a base class work on the model that they are called on',
    `await User.createWithCtx({}, {}); await given.saveWithCtx();`,
    ['write Photo repository', 'write User repository'],
  ],
  [
    'relations of an instance',
    `await given.$get('owner'); await given.$set('owner', null);`,
    ['read User repository', 'write User repository'],
  ],
  ['raw SQL', `await sequelize.query('UPDATE users SET x = 1');`, ['write User sql']],
])('%s', async (_what, body, expected) => {
  expect(await accesses(body)).toEqual([...expected].sort());
});

test.each([
  ['user', 'users'],
  ['category', 'categories'],
  ['day', 'days'],
  ['box', 'boxes'],
  ['Person', 'People'],
])('the plural of %s is %s', (one, many) => {
  expect(pluralOf(one)).toBe(many);
});
