/** How code of knex is written. */
import type { Layer } from '../layer';

export const knex: Layer = {
  name: 'knex',
  table: 'books',
  files: {
    'src/migrations/1.ts': `import type { Knex } from 'knex';
export const up = (knex: Knex) => knex.schema.createTable('books', (table) => { table.string('id').primary(); table.string('title'); });
`,
  },
  imports: `import type { Knex } from 'knex';`,
  client: { decorator: `@Inject('KNEX') `, type: 'Knex' },
  calls: {
    read: (key) => `this.client('books').where({ id: ${key} }).first()`,
    write: (key) => `this.client('books').where({ id: ${key} }).update({ title: 'x' })`,
    in: (keys) => `this.client('books').whereIn('id', ${keys})`,
    page: (page) => `this.client('books').orderBy('id').limit(100).offset(Number(${page}) * 100)`,
    lock: (key) => `this.client('books').where({ id: ${key} }).forUpdate().first()`,
  },
};
