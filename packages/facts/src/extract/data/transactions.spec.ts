/** Transactions: where they begin, what is inside, what called functions write. */
import type { CodeFacts } from '@banyan/model';
import { factsOf, tsconfig } from '../../project.fixture';

const entities = `import { Entity } from 'typeorm'; @Entity() export class Photo {} @Entity() export class Album {} @Entity() export class User {}`;

function read(body: string, more = ''): Promise<CodeFacts> {
  return factsOf({
    'tsconfig.json': tsconfig(),
    'entities.ts': entities,
    'a.ts': `import { Repository, DataSource, EntityManager } from 'typeorm'; import { Photo, Album, User } from './entities';
${more}
export class Albums { constructor(private albums: Repository<Album>) {} async add(manager?: EntityManager) { await this.albums.save({}); this.add(); } }
export class S { constructor(private db: DataSource, private photos: Repository<Photo>, private albums: Albums) {}
async run() {
${body}
} }`,
  });
}

test('a block holds its direct writes and those of the functions that it calls; reads and outside writes stay out', async () => {
  const facts = await read(`await this.photos.find();
    await this.db.transaction(async (manager) => { await manager.save(User, {}); await this.photos.find(); await this.albums.add(manager); });
    await this.photos.save({});`);
  expect(facts.transactions).toEqual([
    { id: 'a.ts#S.run@7', function: 'a.ts#S.run', file: 'a.ts', line: 7, entities: ['Album', 'User'] },
  ]);
  expect(
    facts.accesses.map(({ line, operation, entity, transaction }) => [line, operation, entity, transaction]),
  ).toEqual([
    [3, 'write', 'Album', undefined],
    [6, 'read', 'Photo', undefined],
    [7, 'read', 'Photo', 'a.ts#S.run@7'],
    [7, 'write', 'User', 'a.ts#S.run@7'],
    [8, 'write', 'Photo', undefined],
  ]);
});

test('a query runner holds what is between start and commit', async () => {
  const facts = await read(`const runner = this.db.createQueryRunner();
    await runner.startTransaction();
    await runner.manager.save(Photo, {});
    await runner.commitTransaction();
    await runner.manager.save(User, {});`);
  expect(facts.transactions.map(({ line, entities: written }) => [line, written])).toEqual([[7, ['Photo']]]);
});

test('lists of promises, literal, mapped or pushed, are transactions of Prisma', async () => {
  const facts = await factsOf({
    'schema.prisma': 'model User {\n  id Int @id\n}\n\nmodel Photo {\n  id Int @id\n}\n',
    'a.js': `const { PrismaClient } = require('@prisma/client'); const prisma = new PrismaClient();
exports.one = () => prisma.$transaction([prisma.user.create({}), prisma.photo.findMany()]);
exports.two = (xs) => { const list = xs.map(() => prisma.user.update({})); return prisma.$transaction(list); };
exports.three = () => { const list = []; list.push(prisma.photo.delete({})); prisma.user.create({}); return prisma.$transaction([...list]); };
exports.four = () => prisma.$transaction(async (tx) => { await tx.photo.create({}); });`,
  });
  expect(facts.transactions.map(({ id, entities: written }) => [id, written])).toEqual([
    ['a.js#one@2', ['User']],
    ['a.js#two@3', ['User']],
    ['a.js#three@4', ['Photo']],
    ['a.js#four@5', ['Photo']],
  ]);
});

test('a middleware that opens a transaction holds the handler behind it', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig(),
    'user.ts': `import { Table, Model } from 'sequelize-typescript'; @Table({ tableName: 'users' }) export class User extends Model {}`,
    'db.ts': `import { Sequelize } from 'sequelize'; export const sequelize = new Sequelize('');`,
    'transaction.ts': `import { sequelize } from './db'; export function transaction() { return async (ctx, next) => { await sequelize.transaction(async (t) => next()); }; }`,
    'routes.ts': `import Router from 'koa-router'; import { transaction } from './transaction'; import { User } from './user'; const router = new Router();
router.post('/users', transaction(), async (ctx) => { await User.create({}); });
router.get('/users', auth(), async (ctx) => { await User.create({}); });`,
  });
  expect(facts.transactions.filter(({ file }) => file === 'routes.ts')).toEqual([
    {
      id: 'routes.ts#post:/users@2',
      function: 'routes.ts#post:/users',
      file: 'routes.ts',
      line: 2,
      entities: ['User'],
    },
  ]);
});

test('an unmanaged transaction of Sequelize holds the rest of the function', async () => {
  const facts = await factsOf({
    'a.js': `const { Sequelize, Model } = require('sequelize'); const sequelize = new Sequelize(''); class User extends Model {} User.init({}, { sequelize, tableName: 'users' });
exports.run = async () => {
  const t = await sequelize.transaction();
  await User.create({}, { transaction: t });
  await t.commit();
  await User.destroy({});
};`,
  });
  expect(facts.accesses.map(({ line, transaction }) => [line, transaction])).toEqual([
    [4, 'a.js#run@3'],
    [6, undefined],
  ]);
});

test('what a function does with the client that a transaction hands it runs in that transaction', async () => {
  const handed = await factsOf({
    'schema.prisma': 'model User {\n  id Int @id\n}\n',
    'a.js': `const { PrismaClient } = require('@prisma/client'); const prisma = new PrismaClient();
function one(name, tx) { return tx.user.create({}); }
function two(tx = prisma) { return tx.user.create({}); }
function three() { return prisma.user.create({}); }
function many({ tx }) { const client = tx ?? prisma; return client.user.count(); }
exports.run = () => prisma.$transaction(async (t) => { await one('x', t); await two(t); await three(); await many({ tx: t }); });
exports.other = () => prisma.$transaction(async (t) => { await two(t); });`,
  });
  expect(handed.accesses.map((entry) => [entry.function, entry.transaction])).toEqual([
    ['a.js#one', 'a.js#run@6'],
    ['a.js#two', undefined],
    ['a.js#three', undefined],
    ['a.js#many', 'a.js#run@6'],
  ]);
});
