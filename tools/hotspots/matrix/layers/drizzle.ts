/** How code of drizzle is written. */
import type { Layer } from '../layer';

export const drizzle: Layer = {
  name: 'drizzle',
  table: 'books',
  files: {
    'src/schema.ts': `import { pgTable, text } from 'drizzle-orm/pg-core';
export const books = pgTable('books', { id: text('id').primaryKey(), title: text('title') });
`,
    'src/db.ts': `import { drizzle } from 'drizzle-orm/node-postgres';
import * as schema from './schema';
export const db = drizzle(process.env.DATABASE_URL, { schema });
`,
  },
  imports: `import { eq, inArray } from 'drizzle-orm';
import { db } from '../db';
import { books } from '../schema';`,
  calls: {
    read: (key) => `db.select().from(books).where(eq(books.id, ${key})).limit(1)`,
    write: (key) => `db.update(books).set({ title: 'x' }).where(eq(books.id, ${key}))`,
    in: (keys) => `db.select().from(books).where(inArray(books.id, ${keys}))`,
    page: (page) => `db.select().from(books).orderBy(books.id).limit(100).offset(Number(${page}) * 100)`,
    lock: (key) => `db.select().from(books).where(eq(books.id, ${key})).for('update')`,
  },
};
