/** Queries that are parts of others, by builder. */
import { factsOf, tsconfig } from '../../project.fixture';

async function parts(code: string): Promise<string[]> {
  const { accesses } = await factsOf({ 'tsconfig.json': tsconfig(), 'a.ts': code });
  const own = accesses.filter(({ via }) => via !== 'join');
  return own.map(({ entity, part, line }) => `${line} ${entity}${part ? ' is a part' : ''}`);
}

const knex = (body: string): Promise<string[]> =>
  parts(`import knex from 'knex'; const db = knex({}); declare const save: (rows: unknown) => void;
export async function run(ids: string[]) {
${body}
}`);

test.each([
  ["return db('a').whereIn('id', db('b').select('id'));", ['3 a', '3 b is a part']],
  ["return db('a').where('id', 1).union([db('b').select('id')]);", ['3 a', '3 b is a part']],
  ["const newest = db('b').max('id'); return db('a').where('id', newest);", ['3 a', '3 b is a part']],
  ["return db('a').whereExists(function () { this.select('*').from('b'); });", ['3 a', '3 b is a part']],
  ["return db('a').with('x', (qb) => { qb.select('*').from('b'); });", ['3 a', '3 b is a part']],
  ["const ids = await db('b').pluck('id'); return db('a').whereIn('id', ids);", ['3 a', '3 b']],
  ["return Promise.all(ids.map((id) => db('b').where({ id })));", ['3 b']],
  ["return db.transaction(async (trx) => { await trx('b').where({ id: 1 }); });", ['3 b']],
  ["save(await db('b').select('id'));", ['3 b']],
])('knex: %s', async (body, told) => {
  expect((await knex(body)).sort()).toEqual(told);
});

test('Kysely: expressions and helpers build parts', async () => {
  expect(
    await parts(`import { Kysely } from 'kysely'; import { jsonArrayFrom } from 'kysely/helpers/postgres'; declare const db: Kysely<any>;
export const one = () => db.selectFrom('a').select((eb) => [jsonArrayFrom(eb.selectFrom('b').select('b.id')).as('bs')]).execute();
export const two = () => db.selectFrom('a').where('id', 'in', db.selectFrom('b').select('id')).execute();
export const three = () => db.selectFrom('b').selectAll().execute();`),
  ).toEqual(['2 a', '2 b is a part', '3 a', '3 b is a part', '4 b']);
});

test('Drizzle: conditions, sub-queries by name and raw pieces', async () => {
  expect(
    await parts(`import { drizzle } from 'drizzle-orm/node-postgres'; import { inArray, sql } from 'drizzle-orm'; import { integer, pgTable } from 'drizzle-orm/pg-core';
export const a = pgTable('a', { id: integer('id').primaryKey() }); export const b = pgTable('b', { id: integer('id').primaryKey() }); const db = drizzle('');
export const one = () => db.select().from(a).where(inArray(a.id, db.select({ id: b.id }).from(b)));
export const two = () => { const newest = db.select().from(b).as('newest'); return db.select().from(newest); };
export const three = async () => { const found = await db.select().from(b); return db.select().from(a).where(inArray(a.id, found)); };`),
  ).toEqual(['3 a', '3 b is a part', '4 b is a part', '5 a', '5 b']);
});
