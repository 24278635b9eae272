/** Drizzle: one row or many, bounded or not, sorted, locked. */
import { factsOf, tsconfig } from '../../project.fixture';
import { rowsSaid } from '../data/rows-said.fixture';

test('chains and relational queries say how many rows they give', async () => {
  const facts = await factsOf({
    'tsconfig.json': tsconfig(),
    'schema.ts': `import { pgTable, integer, timestamp } from 'drizzle-orm/pg-core'; export const photos = pgTable('photos', { id: integer('id').primaryKey(), takenAt: timestamp('taken_at') });`,
    'a.ts': `import { drizzle } from 'drizzle-orm/node-postgres'; import { asc, count, desc, eq } from 'drizzle-orm'; import * as schema from './schema'; import { photos } from './schema'; const db = drizzle('', { schema });
export async function run(id: number, size: number) {
    await db.select().from(photos).where(eq(photos.id, id)).limit(1);
    await db.select().from(photos).orderBy(desc(photos.takenAt), photos.id).limit(size);
    await db.select({ n: count() }).from(photos);
    await db.select({ id: photos.id, n: count() }).from(photos).groupBy(photos.id);
    await db.select().from(photos).for('update');
    await db.query.photos.findFirst({ where: eq(photos.id, id) });
    await db.query.photos.findMany({ limit: 10, orderBy: [desc(photos.takenAt)] });
    await db.query.photos.findMany({ orderBy: (table, { desc }) => [desc(table.takenAt), asc(table.id)] });
    await db.$count(photos);
}`,
  });
  expect(rowsSaid(facts)).toEqual([
    '3 one limited',
    '4 many limited by taken_at, id',
    '5 one limited',
    '6 many',
    '7 many locks',
    '8 one limited',
    '9 many limited by taken_at',
    '10 many by taken_at, id',
    '11 one limited',
  ]);
});
