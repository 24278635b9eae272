/** Knex and Kysely: one row or many, bounded or not, sorted, locked. */
import { factsOf, tsconfig } from '../../project.fixture';
import { rowsSaid } from '../data/rows-said.fixture';

test('Knex: the whole chain says it, wherever the table is named', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig(),
    'a.ts': `import type { Knex } from 'knex';
export class A { constructor(private db: Knex) {} async run(id: string, size: number) {
    await this.db('photos').where({ id }).first();
    await this.db('photos as p').join('users as u', 'u.id', 'p.owner').orderBy('p.taken_at', 'desc').orderBy('u.name').limit(size);
    await this.db('photos').orderBy(['taken_at', { column: 'id', order: 'desc' }]).orderByRaw('x');
    await this.db('photos').where({ id }).forUpdate();
    await this.db('photos').count('* as n');
    await this.db('photos').count('*').groupBy('owner');
    const query = this.db('photos').where({ id });
    if (size) query.limit(1);
    await query;
  } }`,
  });
  expect(rowsSaid(facts)).toEqual([
    '3 one limited',
    '4 many limited by taken_at',
    '5 many by taken_at, id',
    '6 many locks',
    '7 one limited',
    '8 many',
    '9 one limited',
  ]);
});

test('Kysely: how the query is run counts, too', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig(),
    'a.ts': `import { Kysely } from 'kysely';
export async function run(db: Kysely<{ photos: {} }>, id: string, size: number) {
    await db.selectFrom('photos').selectAll().where('id', '=', id).executeTakeFirst();
    await db.selectFrom('photos as p').selectAll('p').orderBy('p.taken_at', 'desc').orderBy('id desc').limit(size).execute();
    await db.selectFrom('photos').selectAll().orderBy(['taken_at desc', 'id']).execute();
    await db.selectFrom('photos').selectAll().forUpdate().executeTakeFirstOrThrow();
    await db.selectFrom('photos').selectAll().limit(1).execute();
}`,
  });
  expect(rowsSaid(facts)).toEqual([
    '3 one limited',
    '4 many limited by taken_at, id',
    '5 many by taken_at, id',
    '6 one limited locks',
    '7 one limited',
  ]);
});
