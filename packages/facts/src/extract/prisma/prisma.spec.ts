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
  const [photo, place, user] = entities;
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
    { name: 'owner_id', line: 12, type: 'String', nullable: true },
    { name: 'kinds', line: 15, type: 'String[]' },
    { name: 'kind', line: 16, type: 'Kind' },
  ]);
  expect(photo?.relations).toEqual([
    { property: 'owner', line: 13, kind: 'many-to-one', target: 'User', owner: true, cascade: true },
    { property: 'fans', line: 14, kind: 'many-to-many', target: 'User', owner: false },
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
    'nested writes write other tables; a key in the other table is written there',
    `await this.store.user.create({ data: { photos: { connect: { id } }, home: { create: {} }, likes: { connect: [] } } });`,
    ['write Photo join', 'write Place join', 'write User repository'],
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

test('a broken schema is a problem, the rest is analysed', async () => {
  const facts = await factsOf({ 'schema.prisma': 'model {', 'a.js': 'class A {}' });
  expect(facts.problems).toEqual([expect.objectContaining({ code: 'FACTS_SCHEMA_UNREADABLE', file: 'schema.prisma' })]);
  expect(facts.classes).toHaveLength(1);
});
