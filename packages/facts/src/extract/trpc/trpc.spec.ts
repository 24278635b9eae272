/** tRPC: procedures by the names that a client calls. */
import { factsOf, tsconfig, type Tree } from '../../project.fixture';

async function procedures(tree: Tree): Promise<string[]> {
  const { endpoints } = await factsOf({ 'tsconfig.json': tsconfig(), ...tree });
  return endpoints.map(({ kind, method, path, handler }) => `${kind} ${method} ${path} ${handler}`);
}

test('routers in routers, merged and spread ones, through files', async () => {
  const found = await procedures({
    'trpc.ts': `import { initTRPC } from '@trpc/server'; const t = initTRPC.context().create();
      export const router = t.router; export const publicProcedure = t.procedure; export const mergeRouters = t.mergeRouters;`,
    'users.ts': `import { router, publicProcedure } from './trpc'; import { rename } from './rename';
      export const users = router({
        byId: publicProcedure.input(z.string()).query(({ input }) => input),
        rename: publicProcedure.mutation(rename),
        posts: router({ added: publicProcedure.subscription(() => null) }),
      });`,
    'rename.ts': `export async function rename() {}`,
    'app.ts': `import { router, publicProcedure, mergeRouters } from './trpc'; import { users } from './users';
      const health = { ping: publicProcedure.query(() => 'pong') };
      const api = router({ users, ...health });
      const rest = router({ version: publicProcedure.query(() => 1) });
      export const appRouter = mergeRouters(api, rest);`,
  });
  expect(found).toEqual([
    'trpc QUERY ping app.ts#health.ping',
    'trpc QUERY users.byId users.ts#query(byId)',
    'trpc SUBSCRIPTION users.posts.added users.ts#subscription(added)',
    'trpc MUTATION users.rename rename.ts#rename',
    'trpc QUERY version app.ts#query(version)',
  ]);
});

test('version 9: chains of names, merged under a prefix', async () => {
  const found = await procedures({
    'posts.ts': `import * as trpc from '@trpc/server'; export const posts = trpc.router().query('byId', { resolve() {} }).mutation('add', { async resolve() {} });`,
    'app.ts': `import * as trpc from '@trpc/server'; import { posts } from './posts'; export const app = trpc.router().query('ping', { resolve: () => 1 }).merge('posts.', posts);`,
  });
  expect(found.map((line) => line.split(' ').slice(1, 3).join(' '))).toEqual([
    'QUERY ping',
    'MUTATION posts.add',
    'QUERY posts.byId',
  ]);
});

test('routers of other libraries are none of tRPC', async () => {
  expect(await procedures({ 'a.ts': `const r = router({ list: db.query('SELECT 1') });` })).toEqual([]);
});

test('a procedure within a router leads to what it calls itself, and to nothing that its neighbours call', async () => {
  const { functions } = await factsOf({
    'tsconfig.json': tsconfig(),
    'app.ts': `import { initTRPC } from '@trpc/server'; const t = initTRPC.create();
      async function load(id: string) {} async function keep(id: string) {}
      export const appRouter = t.router({
        byId: t.procedure.query(({ input }) => load(input)),
        keep: t.procedure.mutation(async ({ input }) => { await keep(input); }),
      });`,
  });
  const called = (id: string) => functions.find((one) => one.id === id)?.calls.map(({ to }) => to);
  expect(called('app.ts#query(byId)')).toEqual(['app.ts#load']);
  expect(called('app.ts#mutation(keep)')).toEqual(['app.ts#keep']);
  expect(called('app.ts#')).toEqual([]);
});
