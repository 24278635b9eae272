/** Kysely: queries, transactions, raw pieces and migrations. */
import { factsOf, tsconfig } from '../../project.fixture';

async function touched(body: string): Promise<string[]> {
  const facts = await factsOf({
    'tsconfig.json': tsconfig(),
    'db.ts': `import { Kysely } from 'kysely'; export interface DB { users: {} } export class Database { constructor(public db: Kysely<DB>) {} }
export const tree = (db: Database) => db.db.withRecursive('tree(id)', (cte) => cte.selectFrom('nodes'));
export const base = (db: Database) => db.db.selectFrom('users');`,
    'a.ts': `import { sql } from 'kysely'; import { Database, base, tree } from './db';
export async function run(db: Database, id: string) {
${body}
}`,
  });
  return facts.accesses
    .filter(({ file }) => file === 'a.ts')
    .map(({ line, operation, entity, via, transaction }) =>
      [line, operation, entity, via, transaction].filter((part) => part !== undefined).join(' '),
    );
}

test('queries, joins, sub-queries and common tables', async () => {
  expect(
    await touched(`await db.db.selectFrom('users as u').innerJoin('teams as t', 't.id', 'u.team').selectAll().execute();
    await db.db.selectFrom(['a', 'b as x']).execute();
    await db.db.insertInto('users').values({ id }).onConflict((oc) => oc.doNothing()).execute();
    await db.db.updateTable('users').from('teams').set({ a: 1 }).where('id', '=', id).execute();
    await db.db.deleteFrom('users').using('teams').where(({ exists, selectFrom }) => exists(selectFrom('roles'))).execute();
    await db.db.with('old', (q) => q.deleteFrom('logs').returningAll()).selectFrom('old').execute();
    await base(db).leftJoin('pets', (join) => join.onRef('a', '=', 'b')).execute();
    await tree(db).selectFrom('tree').execute();
    await sql\`delete from \${sql.table('sessions')} where id = \${id}\`.execute(db.db);`),
  ).toEqual([
    '3 read teams join',
    '3 read users repository',
    '4 read a repository',
    '4 read b repository',
    '5 write users repository',
    '6 read teams join',
    '6 write users repository',
    '7 read roles repository',
    '7 read teams join',
    '7 write users repository',
    '8 write logs repository',
    '9 read pets join',
    '11 write sessions sql',
  ]);
});

test('a transaction is around what its callback does', async () => {
  expect(
    await touched(`await db.db.transaction().execute(async (trx) => {
      await trx.insertInto('users').values({ id }).execute();
    });`),
  ).toEqual(['4 write users repository a.ts#run@3']);
});

test('migrations declare tables', async () => {
  const facts = await factsOf({
    'm.ts': `import { Kysely } from 'kysely';
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createTable('pets').addColumn('id', 'uuid', (col) => col.primaryKey()).addColumn('owner', 'uuid', (col) => col.notNull().references('users.id').onDelete('cascade')).addColumn('name', 'varchar').execute();
  await db.schema.createIndex('pets_name').on('pets').columns(['name', 'owner']).unique().execute();
}
export async function down(db: Kysely<unknown>): Promise<void> { await db.schema.dropTable('pets').execute(); }`,
  });
  expect(facts.entities).toEqual([
    {
      name: 'pets',
      table: 'pets',
      tableNamed: true,
      layer: 'kysely',
      file: 'm.ts',
      line: 3,
      columns: [
        { name: 'id', line: 3, type: 'uuid', primary: true },
        { name: 'owner', line: 3, type: 'uuid' },
        { name: 'name', line: 3, type: 'varchar', nullable: true },
      ],
      relations: [
        {
          property: 'owner',
          line: 3,
          kind: 'many-to-one',
          target: 'users',
          owner: true,
          cascade: true,
          onDelete: 'cascade',
        },
      ],
      indexes: [{ columns: ['name', 'owner'], unique: true, line: 4 }],
    },
  ]);
});
