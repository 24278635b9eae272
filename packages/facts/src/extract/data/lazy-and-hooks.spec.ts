import { factsOf } from '../../project.fixture';

const entities = `import { Entity, PrimaryGeneratedColumn, ManyToOne, OneToMany, AfterLoad } from 'typeorm';
@Entity() export class User { @PrimaryGeneratedColumn() id: number; @OneToMany(() => Post, (post) => post.author) posts: Promise<Post[]>; }
@Entity() export class Post { @PrimaryGeneratedColumn() id: number; @ManyToOne(() => User, (user) => user.posts) author: Promise<User>;
  @ManyToOne(() => User) editor: User; @AfterLoad() fill() {} }`;

describe('relations that are read when they are waited for', () => {
  it('are accesses of the other entity, repeated like calls', async () => {
    const { accesses } = await factsOf({
      'entities.ts': entities,
      'a.ts': `import { Post, User } from './entities';
export async function names(posts: Post[]) { for (const post of posts) { await post.author;
  await post.editor; } }
export function together(posts: Post[]) { return Promise.all(posts.map((post) => post.author)); }
export async function all(user: User) { return (await user.posts).length; }
export async function given(user: User) { return user.posts; }
export const titles = (users: User[]) => Promise.all(users.map((user) => user.posts.then((posts) => posts.length)));
export const blocks = (posts: Post[]) => Promise.all(posts.map((post) => {
  return post.author; }));
export function plain(post: Post, own: { posts: string }) { if (own) return own.posts; return post.editor; }
export async function each(users: User[]) { for (const user of users) await given(user); }`,
    });
    const told = accesses.map(({ function: owner, entity, call, rows, key, repeats }) =>
      [owner, entity, call, rows, key?.from, repeats?.map(({ over, text }) => `${over} ${text}`).join()].join(' | '),
    );
    expect(told).toEqual([
      'a.ts#names | User | post.author | one | element | collection posts',
      'a.ts#together | User | post.author | one | element | collection posts',
      'a.ts#all | Post | user.posts | many | parameter | ',
      'a.ts#given | Post | user.posts | many | parameter | ',
      'a.ts#titles | Post | user.posts | many | element | collection users',
      'a.ts#blocks | User | post.author | one | element | collection posts',
    ]);
  });
});

it('what runs whenever an entity is loaded or saved is a hook: subscribers and listeners', async () => {
  const { entityHooks } = await factsOf({
    'entities.ts': entities,
    'b.ts': `import { EventSubscriber } from 'typeorm'; import { Post } from './entities';
@EventSubscriber() export class Index { listenTo() { return Post; } afterInsert() {} afterLoad() {} other() {} }
export class None { listenTo() { return Post; } afterLoad() {} }`,
  });
  expect(entityHooks?.map(({ entity, on, handler }) => `${entity} ${on} ${handler}`)).toEqual([
    'Post insert b.ts#Index.afterInsert',
    'Post load b.ts#Index.afterLoad',
    'Post load entities.ts#Post.fill',
  ]);
});

const hooksIn = async (text: string, more: Readonly<Record<string, string>> = {}): Promise<string[]> => {
  const { entityHooks = [] } = await factsOf({ 'a.ts': text, ...more });
  return entityHooks.map(
    ({ entity, on, once, handler }) => `${entity} ${on}${once ? ' once' : ''} ${handler.slice(5)}`,
  );
};

it('a subscriber without a list of entities listens to all of them; one of its own name alone is none', async () => {
  expect(
    await hooksIn(`import type { EntitySubscriberInterface } from 'typeorm'; interface Own {}
export class Index implements EntitySubscriberInterface<object> { async afterUpdate() {} }
export class None implements Own { afterUpdate() {} }`),
  ).toEqual(['* update Index.afterUpdate']);
});

it('middleware of Mongoose is called for each document, or once for each query', async () => {
  expect(
    await hooksIn(`import { model, Schema } from 'mongoose'; const schema = new Schema({ title: String });
schema.pre(['save', 'validate'], async function () {}); schema.post('init', function () {}); schema.pre('find', function () {}); schema.pre('unknown', function () {});
export const Photo = model('Photo', schema);`),
  ).toEqual([
    'Photo load post(init)',
    'Photo load once pre(find)',
    'Photo insert pre(save,validate)',
    'Photo insert pre(save,validate)',
  ]);
});

it('hooks of Sequelize are given to models and in options', async () => {
  expect(
    await hooksIn(`import { DataTypes, Model, Sequelize } from 'sequelize'; const sequelize = new Sequelize(''); function index() {}
class Photo extends Model {} Photo.init({ title: DataTypes.STRING }, { sequelize, hooks: { beforeDestroy: index, afterCreate() {} } });
Photo.addHook('afterUpdate', 'index', () => {}); Photo.beforeSave(index); other.addHook('afterUpdate', () => {});`),
  ).toEqual([
    'Photo insert hooks.afterCreate()',
    'Photo remove index',
    'Photo update addHook(afterUpdate)',
    'Photo insert index',
  ]);
});

it('extensions and middleware of Prisma stand around operations; computed fields are computed for each row', async () => {
  const schema = 'model Photo {\n  id Int @id\n}\n';
  const code = `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();
prisma.$use(async (params, next) => next(params));
export const db = prisma.$extends({ query: { photo: { async findMany({ args, query }) { return query(args); } }, $allModels: { async delete({ args, query }) { return query(args); } } },
  result: { photo: { url: { needs: { id: true }, compute(photo) { return photo.id; } } } } });`;
  expect((await hooksIn(code, { 'schema.prisma': schema })).sort()).toEqual([
    '* insert once $use()',
    '* load once $use()',
    '* remove once $extends.query.$allModels.delete()',
    '* remove once $use()',
    '* update once $use()',
    'Photo load $extends.result.photo.url.compute()',
    'Photo load once $extends.query.photo.findMany()',
  ]);
});
