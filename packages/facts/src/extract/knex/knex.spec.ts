/** Knex: chains, tables behind names, and migrations. */
import { factsOf, tsconfig, type Tree } from '../../project.fixture';

const store = (body: string, more = ''): Tree => ({
  'tsconfig.json': tsconfig(),
  'db.ts': `import type { Knex } from 'knex'; export type Db = Knex | Knex.Transaction; export const T = { users: 'users', roles: 'auth.roles' } as const;
export async function inTransaction<R>(db: Db, run: (db: Knex.Transaction) => Promise<R>) { return db.transaction(async (tx) => run(tx)); }`,
  'store.ts': `import { type Db, T, inTransaction } from './db'; const TABLE = 'photos';
${more}
export class Store { constructor(private db: Db) {}
  async run(id: string, ids: string[]) {
${body}
  } }`,
});

async function touched(body: string, more?: string): Promise<string[]> {
  const facts = await factsOf(store(body, more));
  return facts.accesses.map(({ line, operation, entity, via }) => `${line} ${operation} ${entity} ${via}`);
}

test('reads, joins and writes are told by the chain', async () => {
  expect(
    await touched(`await this.db(TABLE).where({ id }).first();
    await this.db<X>('photos as p').leftJoin('users as u', 'u.id', 'p.user_id').select('p.id');
    await this.db(T.users).insert({ id }).returning('*');
    await this.db('photos').where({ id }).update({ name: 'x' });
    await this.db.from(T.roles).whereIn('id', ids).del();
    await this.db.insert({ id }).into('tags');
    await this.db.select('*').from(\`\${TABLE} as p\`).join(T.users, 'a', 'b');
    await this.db.batchInsert('tags', []);`),
  ).toEqual([
    '5 read photos repository',
    '6 read photos repository',
    '6 read users join',
    '7 write users repository',
    '8 write photos repository',
    '9 write auth.roles repository',
    '10 write tags repository',
    '11 read photos repository',
    '11 read users join',
    '12 write tags repository',
  ]);
});

test('a chain that is held in a variable, or begun in another method, is one chain', async () => {
  expect(
    await touched(
      `const query = this.db('photos').where({ id });
    if (id) query.andWhere('x', 1);
    await query.delete();
    await this.base().update({ a: 1 });
  }
  private base() { return this.db('albums').where('x', 1);`,
    ),
  ).toEqual(['5 write photos repository', '8 write albums repository', '10 read albums repository']);
});

test('callbacks of queries and transactions are followed, names that a query defines are no tables', async () => {
  expect(
    await touched(`await this.db.with('newest', (qb) => qb.select().from('photos')).select('*').from('newest');
    await this.db('users').whereIn('id', function () { this.select('user_id').from('roles'); });
    await inTransaction(this.db, async (tx) => { await tx('tags').insert({}); });
    await this.db.select(this.db.raw('(select count(*) from newest) as n')).from('users').with('newest', this.db('albums'));`),
  ).toEqual([
    '5 read photos repository',
    '6 read roles repository',
    '6 read users repository',
    '7 write tags repository',
    '8 read albums repository',
    '8 read users repository',
  ]);
});

test('a value that holds itself names its tables once and ends', async () => {
  expect(
    await touched(
      `await this.db.from(all).where({ id });`,
      `class All { static list: unknown[] = [{ u: 'users' }, All.list]; } const all = All.list;`,
    ),
  ).toEqual(['5 read users repository']);
});

test('a base class works on the tables that its heirs hand to it', async () => {
  expect(
    await touched(
      '',
      `class Crud { protected table: string; constructor(table: string, protected db: Db) { this.table = table; }
  async all() { return this.db(this.table); } async add() { await this.db(this.table).insert({}); } }
export class Photos extends Crud { constructor(db: Db) { super('photos', db); } async one() { return this.db(\`\${this.table} as p\`).first(); } }
export class Users extends Crud { constructor(db: Db) { super(T.users, db); } }`,
    ),
  ).toEqual([
    '3 read photos repository',
    '3 write photos repository',
    '3 read users repository',
    '3 write users repository',
    '4 read photos repository',
  ]);
});

test('columns and keys are those of the chain', async () => {
  const facts = await factsOf(
    store(`await this.db('photos').select('a', 'b as c').where({ id }).andWhere('photos.kind', '=', 'x').where('users.name', id);
    for (const one of ids) await this.db('photos').whereIn('id', [one]).update({ a: 1, b: 2 });`),
  );
  expect(facts.accesses.map(({ columns, key }) => ({ columns, key }))).toEqual([
    { columns: ['a', 'b'], key: { columns: ['id', 'kind'], from: 'parameter', by: 'id' } },
    { columns: ['a', 'b'], key: { columns: ['id'], from: 'element', many: true } },
  ]);
});

test('migrations declare tables with columns, keys and indexes; what undoes them is left out', async () => {
  const facts = await factsOf({
    '1.js': `exports.up = function (knex) {
  return knex.schema.createTable('users', (table) => {
    table.increments();
    table.string('email').notNullable().unique();
    table.integer('team_id').references('id').inTable('teams').onDelete('CASCADE');
    table.index(['team_id', 'email']);
    table.timestamps();
  });
};
exports.down = (knex) => knex.schema.dropTable('users');`,
    '2.js': `exports.up = (knex) => knex.schema.alterTable('users', (t) => { t.dropColumn('email'); t.text('name'); });`,
  });
  expect(facts.entities).toEqual([
    {
      name: 'users',
      table: 'users',
      tableNamed: true,
      layer: 'knex',
      file: '1.js',
      line: 2,
      columns: [
        { name: 'id', line: 3, type: 'integer', primary: true },
        { name: 'team_id', line: 5, type: 'integer', nullable: true },
        { name: 'created_at', line: 7, type: 'timestamp' },
        { name: 'updated_at', line: 7, type: 'timestamp' },
        { name: 'name', line: 1, type: 'text', nullable: true },
      ],
      relations: [
        {
          property: 'team_id',
          line: 5,
          kind: 'many-to-one',
          target: 'teams',
          owner: true,
          cascade: true,
          onDelete: 'cascade',
        },
      ],
      indexes: [
        { columns: ['email'], unique: true, line: 4 },
        { columns: ['team_id', 'email'], unique: false, line: 6 },
      ],
    },
  ]);
});
