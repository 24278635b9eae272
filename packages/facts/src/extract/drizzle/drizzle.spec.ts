/** Drizzle: tables with all that they declare, and who touches them. */
import { factsOf, tsconfig, type Tree } from '../../project.fixture';

const schema: Tree = {
  'tsconfig.json': tsconfig(),
  'schema.ts': `import { pgTable, pgSchema, pgTableCreator, serial, text, varchar, integer, timestamp, index, uniqueIndex, primaryKey, foreignKey } from 'drizzle-orm/pg-core';
import { relations } from 'drizzle-orm';
const timestamps = { createdAt: timestamp('created_at').notNull() };
export const users = pgTable('users', {
  id: serial('id').primaryKey(),
  email: varchar('email', { length: 256 }).notNull().unique(),
  teamId: integer('team_id').references(() => teams.id, { onDelete: 'cascade' }),
  ...timestamps,
}, (t) => [index('users_team').on(t.teamId, t.email), uniqueIndex('u').on(t.email)]);
export const teams = pgTable('teams', (t) => ({ id: t.serial().primaryKey(), leadId: t.integer('lead_id') }), (t) => ({
  lead: foreignKey({ columns: [t.leadId], foreignColumns: [users.id] }).onDelete('set null'),
}));
export const members = pgSchema('auth').table('members', { user: integer('user_id').notNull(), team: integer('team_id').notNull() }, (t) => [primaryKey({ columns: [t.user, t.team] })]);
const table = pgTableCreator((name) => \`app_\${name}\`);
export const posts = table('posts', { id: serial('id').primaryKey(), authorId: integer('author_id').notNull(), title: text('title') });
export const usersRelations = relations(users, ({ one, many }) => ({ team: one(teams, { fields: [users.teamId], references: [teams.id] }), posts: many(posts) }));
export const postsRelations = relations(posts, ({ one }) => ({ author: one(users, { fields: [posts.authorId], references: [users.id] }) }));`,
  'db.ts': `import { drizzle } from 'drizzle-orm/node-postgres'; import * as schema from './schema'; export const db = drizzle(process.env.URL, { schema });`,
};

test('tables with columns, keys, relations and indexes', async () => {
  const { entities } = await factsOf(schema);
  expect(entities.map(({ name, table, layer }) => [name, table, layer])).toEqual([
    ['members', 'auth.members', 'drizzle'],
    ['posts', 'app_posts', 'drizzle'],
    ['teams', 'teams', 'drizzle'],
    ['users', 'users', 'drizzle'],
  ]);
  const [members, posts, teams, users] = entities;
  expect(users).toEqual({
    name: 'users',
    table: 'users',
    tableNamed: true,
    layer: 'drizzle',
    file: 'schema.ts',
    line: 4,
    columns: [
      { name: 'id', line: 5, type: 'serial', primary: true },
      { name: 'email', line: 6, type: 'varchar' },
      { name: 'team_id', property: 'teamId', line: 7, type: 'integer', nullable: true },
      { name: 'created_at', property: 'createdAt', line: 3, type: 'timestamp' },
    ],
    relations: [
      {
        property: 'team',
        line: 16,
        kind: 'many-to-one',
        target: 'teams',
        owner: true,
        cascade: true,
        onDelete: 'cascade',
      },
      { property: 'posts', line: 16, kind: 'one-to-many', target: 'posts', owner: false },
    ],
    indexes: [
      { columns: ['email'], unique: true, line: 6 },
      { columns: ['team_id', 'email'], unique: false, line: 9 },
      { columns: ['email'], unique: true, line: 9 },
    ],
  });
  expect(teams?.relations).toMatchObject([{ property: 'lead_id', target: 'users', onDelete: 'set null' }]);
  expect(members?.columns).toEqual([
    { name: 'user_id', property: 'user', line: 13, type: 'integer', primary: true },
    { name: 'team_id', property: 'team', line: 13, type: 'integer', primary: true },
  ]);
  expect(posts?.relations).toMatchObject([{ property: 'author', target: 'users', owner: true }]);
});

test('queries, relational queries, raw pieces and transactions', async () => {
  const { accesses } = await factsOf({
    ...schema,
    'a.ts': `import { db } from './db'; import { users, posts, teams } from './schema'; import * as all from './schema'; import { eq, and, inArray, sql } from 'drizzle-orm';
export async function run(id: number, ids: number[]) {
  await db.select().from(users).leftJoin(posts, eq(posts.authorId, users.id)).where(and(eq(users.teamId, id), inArray(users.id, ids)));
  await db.insert(all.teams).values({ leadId: 1 }).onConflictDoNothing();
  await db.update(users).set({ email: 'x' }).where(eq(users.id, id));
  await db.transaction(async (tx) => { await tx.delete(posts); await tx.query.posts.findFirst({ with: { author: { with: { team: true } } } }); });
  await db.execute(sql\`delete from \${posts} where id = \${id}\`);
  const recent = db.$with('recent').as(db.select().from(posts)); await db.with(recent).select().from(recent);
  await db.$count(teams);
  Array.from(users as any); new Map().delete('users');
}`,
  });
  expect(
    accesses.map(({ line, operation, entity, via, transaction }) =>
      [line, operation, entity, via, ...(transaction === undefined ? [] : ['tx'])].join(' '),
    ),
  ).toEqual([
    '3 read posts join',
    '3 read users repository',
    '4 write teams repository',
    '5 write users repository',
    '6 read posts repository tx',
    '6 write posts repository tx',
    '6 read teams join tx',
    '6 read users join tx',
    '7 write posts sql',
    '8 read posts repository',
    '9 read teams repository',
  ]);
  expect(
    accesses.filter(({ key, columns }) => key ?? columns).map(({ line, columns, key }) => ({ line, columns, key })),
  ).toEqual([
    { line: 3, columns: undefined, key: { columns: ['id', 'team_id'], from: 'parameter', by: 'team_id', many: true } },
    { line: 4, columns: ['lead_id'], key: undefined },
    { line: 5, columns: ['email'], key: { columns: ['id'], from: 'parameter' } },
    { line: 7, columns: undefined, key: { columns: ['id'], from: 'parameter' } },
  ]);
});
