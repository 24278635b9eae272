/** Conditions that search, by data layer: what an access says of its columns. */
import { factsOf, tsconfig } from '../../project.fixture';

/** `title inside ignoring case`, one of each search of the accesses, with the columns of the key in front. */
async function searched(file: string, more: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const { accesses } = await factsOf({ 'tsconfig.json': tsconfig(), 'a.ts': file, ...more });
  return accesses.flatMap(({ key }) => {
    if (!key) return [];
    const told = (key.searched ?? []).map(({ column, by, ignoresCase, path }) =>
      [column, by, ...(ignoresCase ? ['ignoring case'] : []), ...(path ? [path.join('.')] : [])].join(' '),
    );
    return [`${key.columns.join()}: ${told.join(', ')}`];
  });
}

const sql = (where: string, values = '[]') =>
  searched(`import { Pool } from 'pg'; const pool = new Pool(); const escapeLike = (text: string) => text;
export const run = (id: string, q: string) => pool.query(\`SELECT * FROM photos p ${where}\`, ${values});`);

test.each([
  ["WHERE title LIKE '%cat%'", '[]', 'title: title inside'],
  ["WHERE title LIKE 'cat%'", '[]', 'title: title start'],
  ["WHERE owner = $1 AND title ILIKE '%' || $2 || '%'", '[id, q]', 'owner,title: title inside ignoring case'],
  ["WHERE title LIKE $1 || '%'", '[q]', 'title: title start'],
  ["WHERE title LIKE concat('%', $1, '%')", '[q]', 'title: title inside'],
  ['WHERE lower(p.title) LIKE lower($1)', '[`%${escapeLike(q)}%`]', 'title: title inside ignoring case'],
  ['WHERE title LIKE $1', '[q]', 'title: title pattern'],
  ["WHERE title LIKE '%${q}%'", '[]', 'title: title inside'],
  ["WHERE title LIKE '${q}%'", '[]', 'title: title start'],
  ['WHERE title ~* $1', '[q]', 'title: title pattern ignoring case'],
  ['WHERE tags @> $1', '[q]', 'tags: tags content'],
  ["WHERE data -> 'a' ->> 'b' = $1", '[q]', 'data: data path'],
  [
    'WHERE (title ILIKE $1 OR body ILIKE $1)',
    '[`%${q}`]',
    'body,title: body inside ignoring case, title inside ignoring case',
  ],
  ['JOIN users u ON u.id = p.owner WHERE p.title LIKE $1', '[`%${q}`]', 'title: title inside'],
])('SQL, %s of %s', async (where, values, said) => {
  expect(await sql(where, values)).toEqual([said]);
});

test.each([
  'WHERE (title ILIKE $1 OR owner = $2)',
  'JOIN users u ON u.id = p.owner WHERE u.name = $2 AND p.title LIKE $1',
  'WHERE title NOT LIKE $1',
])('SQL, %s: no search leads to the rows', async (where) => {
  expect(await sql(where, '[q, id]')).toEqual([]);
});

const entity = `import { ArrayContains, Column, DataSource, Entity, ILike, Like, PrimaryGeneratedColumn } from 'typeorm';
@Entity() export class Photo { @PrimaryGeneratedColumn() id: number; @Column() title: string; @Column('text', { array: true }) tags: string[]; }
const rows = new DataSource({}).getRepository(Photo);`;

test.each([
  ['rows.findBy({ title: Like(`${q}%`) })', 'title: title start'],
  ['rows.findBy({ title: ILike(`%${q}%`) })', 'title: title inside ignoring case'],
  ['rows.findBy({ tags: ArrayContains([q]) })', 'tags: tags content'],
  [
    "rows.createQueryBuilder('p').where('p.title ILIKE :q', { q: `%${q}%` }).getMany()",
    'title: title inside ignoring case',
  ],
  ["rows.createQueryBuilder('p').where(`p.title LIKE '%' || :q`, { q }).getMany()", 'title: title inside'],
  ['rows.findBy({ title: q })', 'title: '],
])('TypeORM, %s', async (call, said) => {
  expect(await searched(`${entity} export const run = (q: string) => ${call};`)).toEqual([said]);
});

const schema = `model Photo {\n  id Int @id\n  title String\n  tags String[]\n  data Json\n}\n`;

test.each([
  ["{ title: { contains: q, mode: 'insensitive' } }", 'title: title inside ignoring case'],
  ['{ OR: [{ title: { startsWith: q } }, { tags: { has: q } }] }', 'tags,title: tags content, title start'],
  ["{ data: { path: ['a', 'b'], equals: q } }", 'data: data path a.b'],
  ["{ data: { path: ['a'], array_contains: q } }", 'data: data content'],
  ['{ title: { equals: q } }', 'title: '],
])('Prisma, %s', async (where, said) => {
  const file = `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); export const run = (q: string) => prisma.photo.findMany({ where: ${where} });`;
  expect(await searched(file, { 'schema.prisma': schema })).toEqual([said]);
});

test.each([
  ['{ title: { $regex: q } }', 'title: title pattern'],
  ["{ title: new RegExp(`^${q}`, 'i') }", 'title: title start ignoring case'],
  ['{ title: /cat/ }', 'title: title inside'],
  ["{ title: { $regex: new RegExp(q, 'i') } }", 'title: title pattern ignoring case'],
  ['{ title: q }', 'title: '],
])('Mongoose, %s', async (filter, said) => {
  const file = `import { model, Schema } from 'mongoose'; const Photo = model('Photo', new Schema({ title: String })); export const run = (q: string) => Photo.find(${filter});`;
  expect(await searched(file)).toEqual([said]);
});

test.each([
  ["db('photos').whereILike('title', `%${q}%`)", 'title: title inside ignoring case'],
  ["db('photos').where('photos.title', 'like', `${q}%`)", 'title: title start'],
  ["db('photos').whereJsonSupersetOf('data', { a: q })", 'data: data content'],
])('knex, %s', async (call, said) => {
  expect(
    await searched(`import knex from 'knex'; const db = knex({}); export const run = (q: string) => ${call};`),
  ).toEqual([said]);
});
