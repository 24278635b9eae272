/** How code of kysely is written. */
import type { Layer } from '../layer';

export const kysely: Layer = {
  name: 'kysely',
  table: 'books',
  files: {
    'src/database.ts': `export interface Database { books: { id: string; title: string } }
`,
  },
  imports: `import { Kysely } from 'kysely';
import type { Database } from '../database';`,
  client: { decorator: `@Inject('KYSELY') `, type: 'Kysely<Database>' },
  calls: {
    read: (key) => `this.client.selectFrom('books').selectAll().where('id', '=', ${key}).executeTakeFirst()`,
    write: (key) => `this.client.updateTable('books').set({ title: 'x' }).where('id', '=', ${key}).execute()`,
    in: (keys) => `this.client.selectFrom('books').selectAll().where('id', 'in', ${keys}).execute()`,
    page: (page) =>
      `this.client.selectFrom('books').selectAll().orderBy('id').limit(100).offset(Number(${page}) * 100).execute()`,
    lock: (key) =>
      `this.client.selectFrom('books').selectAll().where('id', '=', ${key}).forUpdate().executeTakeFirst()`,
  },
};
