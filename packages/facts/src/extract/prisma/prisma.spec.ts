/** Prisma: models from the schema, accesses without a generated client. */
import { factsOf, tsconfig } from '../../project.fixture';

const schema = `
model User {
  id     String  @id @default(uuid())
  email  String  @unique
  photos Photo[]
  likes  Photo[] @relation("likes")
  home   Place?
}

model Photo {
  id      Int     @id
  ownerId String? @map("owner_id")
  owner   User?   @relation(fields: [ownerId], references: [id], onDelete: Cascade)
  fans    User[]  @relation("likes")
  kinds   String[]
  kind    Kind

  @@unique([ownerId, kind])
  @@index([kind(sort: Desc)])
  @@map("photos")
}

model Place {
  userId String
  user   User   @relation(fields: [userId], references: [id])
  city   String

  @@id([userId, city])
}

enum Kind {
  A
  B
}
`;

test('models are entities, with mapped names, keys, relations of every kind and indexes', async () => {
  const { entities } = await factsOf({ prisma: { 'schema.prisma': schema }, 'a.js': '' });
  const [photo, place, user, likes] = entities;
  expect(likes).toMatchObject({ name: '_likes', table: '_likes', tableNamed: false, layer: 'prisma' });
  expect(photo).toMatchObject({
    name: 'Photo',
    table: 'photos',
    tableNamed: true,
    layer: 'prisma',
    file: 'prisma/schema.prisma',
    line: 10,
  });
  expect(photo?.columns).toEqual([
    { name: 'id', line: 11, type: 'Int', primary: true },
    { name: 'owner_id', property: 'ownerId', line: 12, type: 'String', nullable: true },
    { name: 'kinds', line: 15, type: 'String[]' },
    { name: 'kind', line: 16, type: 'Kind' },
  ]);
  expect(photo?.relations).toEqual([
    {
      property: 'owner',
      line: 13,
      kind: 'many-to-one',
      target: 'User',
      owner: true,
      columns: ['owner_id'],
      cascade: true,
      onDelete: 'cascade',
    },
    { property: 'fans', line: 14, kind: 'many-to-many', target: 'User', owner: false, through: '_likes' },
  ]);
  expect(photo?.indexes.map(({ columns, unique }) => [columns, unique])).toEqual([
    [['owner_id', 'kind'], true],
    [['kind'], false],
  ]);
  expect(place?.columns.map(({ name, primary }) => [name, primary])).toEqual([
    ['userId', true],
    ['city', true],
  ]);
  expect(user).toMatchObject({ table: 'User', tableNamed: false });
  expect(user?.relations.map(({ property, kind, owner }) => [property, kind, owner])).toEqual([
    ['photos', 'one-to-many', false],
    ['likes', 'many-to-many', false],
    ['home', 'one-to-one', false],
  ]);
});

async function accesses(body: string): Promise<string[]> {
  const facts = await factsOf({
    'tsconfig.json': tsconfig(),
    'schema.prisma': schema,
    'prisma.service.ts': `import { PrismaClient } from '@prisma/client'; export class PrismaService extends PrismaClient {}`,
    'a.ts': `import { PrismaService } from './prisma.service'; export class A { constructor(private readonly store: PrismaService, private readonly map: Map<string, any>) {} async run(id: string) { ${body} } }`,
  });
  return facts.accesses.map(({ operation, entity, via }) => `${operation} ${entity} ${via}`).sort();
}

test.each([
  [
    'reads and writes',
    `await this.store.user.findMany(); await this.store.photo.upsert({ where: { id }, create: {}, update: {} }); await this.store.photo.count();`,
    ['read Photo repository', 'read User repository', 'write Photo repository'],
  ],
  [
    'include and select reach other tables',
    `await this.store.user.findFirst({ include: { photos: { select: { owner: true, id: true } }, home: false } });`,
    ['read Photo join', 'read User repository'],
  ],
  [
    'filters and sorting reach other tables, through lists and variables',
    `const where = { OR: [{ photos: { some: { owner: { home: { city: 'x' } } } } }] }; await this.store.user.findMany({ where, orderBy: [{ photos: { _count: 'asc' } }] });`,
    ['read Photo join', 'read Place join', 'read User repository'],
  ],
  [
    'nested writes write other tables; a key in the other table is written there, one between two models between them',
    `await this.store.user.create({ data: { photos: { connect: { id } }, home: { create: {} }, likes: { connect: [] } } });`,
    ['write Photo join', 'write Place join', 'write User repository', 'write _likes join'],
  ],
  [
    'a relation between many and many reads the table between them too',
    `await this.store.photo.findMany({ include: { fans: true }, where: { fans: { some: { id } } } });`,
    ['read Photo repository', 'read User join', 'read _likes join'],
  ],
  [
    'nested writes of nested writes, by connectOrCreate, update and lists',
    `await this.store.user.update({ data: { photos: { update: { where: { id }, data: { fans: { set: [] } } } }, home: { upsert: { create: {}, update: {} } } } });`,
    ['write Photo join', 'write Place join', 'write User repository', 'write _likes join'],
  ],
  [
    'options that another method builds, that are pushed to a list or spread',
    `const all = []; all.push({ owner: { email: id } }); const list = [1].map(() => this.build(id)); await Promise.all(list.map((one) => this.store.user.create({ data: { ...one, email: id } }))); await this.store.photo.findMany({ where: { AND: all } }); } build(id: string) { return { photos: { create: [] } };`,
    ['read Photo repository', 'read User join', 'write Photo join', 'write User repository'],
  ],
  [
    'clients of a transaction that are handed on, extended clients, delegates with a name of their own',
    `await this.store.$transaction(async (t) => { await t.user.create({}); }); const more = this.store.$extends({}); await more.photo.count(); const places = this.store.place; await places.deleteMany();`,
    ['read Photo repository', 'write Place repository', 'write User repository'],
  ],
  [
    'raw queries',
    'await this.store.$queryRaw`SELECT * FROM "photos" WHERE id = ${id}`; await this.store.$executeRawUnsafe(`DELETE FROM "User"`);',
    ['read Photo sql', 'write User sql'],
  ],
  ['other objects with a user are no client', `this.map.user.findMany();`, []],
])('%s', async (_what, body, expected) => {
  expect(await accesses(body)).toEqual([...expected].sort());
});

test('a call says by which columns it chooses rows, where their values come from, and which columns it names', async () => {
  const facts = await factsOf({
    'schema.prisma': schema,
    'a.js': `const { PrismaClient } = require('@prisma/client'); const prisma = new PrismaClient();
exports.one = (id) => prisma.photo.findFirst({ where: { ownerId: id, kind: 'A' }, select: { kinds: true, owner: false } });
exports.two = async (xs) => { for (const x of xs) await prisma.user.update({ where: { id: x.id }, data: { email: x.email } }); };
exports.three = async () => { const found = await exports.one(); await prisma.user.findMany({ where: { id: { in: found.map((f) => f.id) } } }); };
exports.four = () => prisma.place.findUnique({ where: { userId_city: { userId: 'a', city: 'b' } } });
exports.five = () => prisma.place.findMany();
exports.six = (id) => prisma.place.findMany({ where: { tenantId: id } });
exports.seven = (id) => prisma.photo.findFirst({ where: { ownerId: id, kind: { not: null } } });
exports.eight = () => prisma.photo.findMany({ where: { kind: { notIn: ['A'] } } });`,
  });
  expect(facts.accesses.map(({ columns, key }) => [columns, key])).toEqual([
    [['kind', 'kinds', 'owner_id'], { columns: ['kind', 'owner_id'], from: 'parameter', by: 'owner_id' }],
    [['email', 'id'], { columns: ['id'], from: 'element' }],
    [['id'], { columns: ['id'], from: 'result', many: true }],
    [['city', 'userId'], { columns: ['city', 'userId'], from: 'constant' }],
    [undefined, undefined],
    // A column that the schema does not show is a condition all the same.
    [['tenantId'], { columns: ['tenantId'], from: 'parameter' }],
    // What only leaves rows out finds none.
    [['kind', 'owner_id'], { columns: ['owner_id'], from: 'parameter' }],
    [['kind'], undefined],
  ]);
});

test('what is joined may be chosen by columns of its own, and a key may have several', async () => {
  const { accesses, entities } = await factsOf({
    prisma: {
      'schema.prisma': `model Queue {\n  id Int @id\n  teamId Int\n  items Item[]\n}
model Item {\n  id Int @id\n  queueId Int\n  teamId Int @map("team_id")\n  objectId Int\n  queue Queue @relation(fields: [queueId, teamId], references: [id, teamId])\n}\n`,
    },
    'a.js': `const { PrismaClient } = require('@prisma/client'); const prisma = new PrismaClient();
exports.one = (id) => prisma.queue.findMany({ include: { items: { where: { objectId: id } } } });
exports.two = () => prisma.queue.findMany({ include: { items: true } });`,
  });
  expect(accesses.filter(({ via }) => via === 'join').map(({ key }) => key?.columns)).toEqual([
    ['objectId'],
    undefined,
  ]);
  expect(entities.flatMap(({ relations }) => relations.map(({ columns }) => columns))).toEqual([
    ['queueId', 'team_id'],
    undefined,
  ]);
});

test('views and models of several files know each other', async () => {
  const { entities } = await factsOf({
    prisma: {
      'a.prisma':
        'model A {\n  id Int @id\n  b B @relation(fields: [bId], references: [id], onDelete: SetNull)\n  bId Int @map("b_id")\n}\n\nview V {\n  id Int @unique\n}\n',
      'b.prisma': 'model B {\n  id Int @id\n  as A[]\n}\n',
    },
    'a.js': '',
  });
  expect(
    entities.map(({ name, relations }) => [name, relations.map(({ target, onDelete }) => [target, onDelete])]),
  ).toEqual([
    ['A', [['B', 'set null']]],
    ['B', [['A', undefined]]],
    ['V', []],
  ]);
});

test('a broken schema is a problem, the rest is analysed', async () => {
  const facts = await factsOf({ 'schema.prisma': 'model {', 'a.js': 'class A {}' });
  expect(facts.problems).toEqual([expect.objectContaining({ code: 'FACTS_SCHEMA_UNREADABLE', file: 'schema.prisma' })]);
  expect(facts.classes).toHaveLength(1);
});
