/** What functions say about the answers of the requests that run them. */
import { factsOf, tsconfig } from '../../project.fixture';

async function said(code: string): Promise<string[]> {
  const { answers = [] } = await factsOf({ 'tsconfig.json': tsconfig(), 'a.ts': code });
  return answers.map(({ kind, what, function: id }) => `${kind} ${what} ${id.slice(id.indexOf('#') + 1)}`);
}

const callers: readonly (readonly [string, string, string])[] = [
  ['a user on the request', 'export const f = (req) => req.user.id;', 'caller req.user f'],
  ['a user behind a cast', 'export const f = (req) => (req as any).user!.id;', 'caller req.user f'],
  [
    'a session in a condition',
    'export function f(request) { if (request.session) return 1; }',
    'caller request.session f',
  ],
  ['the state of Koa', 'export const f = (ctx) => ctx.state.auth.user;', 'caller ctx.state.auth f'],
  ['locals of Express', 'export const f = (req, res) => res.locals.user;', 'caller res.locals.user f'],
  ['a header field', `export const f = (req) => req.headers['authorization'];`, 'caller req.headers.authorization f'],
  ['a header that is asked for', `export const f = (ctx) => ctx.get('Authorization');`, 'caller ctx.get f'],
  ['a name taken out', 'export function f(req) { const { user } = req; return user; }', 'caller req.user f'],
  [
    'a name taken out of the state',
    'export function f(ctx) { const { auth } = ctx.state; }',
    'caller ctx.state.auth f',
  ],
  ['a parameter taken apart', 'export const f = ({ user, params }, res) => res.json(user);', 'caller request.user f'],
  ['a request that a class holds', 'export class F { f() { return this.req.user; } }', 'caller this.req.user F.f'],
  ['a token', `import jwt from 'jsonwebtoken'; export const f = (t) => jwt.verify(t, k);`, 'caller jwt.verify f'],
  [
    'a context of the caller',
    `import { AsyncLocalStorage } from 'async_hooks'; const s = new AsyncLocalStorage(); export const f = () => s.getStore();`,
    'caller s.getStore f',
  ],
];
const others: readonly (readonly [string, string, string])[] = [
  ['a header in Express', `export const f = (q, res) => res.set('Cache-Control', 'no-store');`, 'header res.set f'],
  ['headers in a record', `export const f = (q, r) => r.set({ 'cache-control': 'x' });`, 'header r.set f'],
  [
    'a header of a plain answer',
    `export const f = (q, r) => r.writeHead(200, { Expires: 'x' });`,
    'header r.writeHead f',
  ],
  [
    'a Response',
    `export const f = () => new Response('', { headers: { 'Cache-Control': 'x' } });`,
    'header Response f',
  ],
  [
    'a field of koa-cache-control',
    'export const f = (ctx) => { ctx.cacheControl = { maxAge: 1 }; };',
    'header cacheControl f',
  ],
  [
    'a store',
    `import { LRUCache } from 'lru-cache'; const kept = new LRUCache({}); export const f = () => kept.get('x');`,
    'store kept.get f',
  ],
  ['the clock', 'export const f = () => Date.now();', 'clock Date.now f'],
  ['a date without an argument', 'export const f = () => new Date();', 'clock Date f'],
  ['chance', 'export const f = () => Math.random();', 'chance Math.random f'],
];

test.each([...callers, ...others])('%s', async (_, code, fact) => {
  expect(await said(code)).toContain(fact);
});

test.each([
  ['a user that is a row', 'export const f = (post) => post.user;'],
  ['parameters of a presenter', 'export const f = ({ user, title }, options) => ({ user, title });'],
  ['a date of something', 'export const f = (row) => new Date(row.at);'],
  ['another header', `export const f = (q, res) => { res.set('ETag', q.headers.accept); };`],
  ['a map that is no store', `const kept = new Map(); export const f = () => kept.get('x');`],
])('%s says nothing about answers', async (_, code) => {
  expect(await said(code)).toEqual([]);
});

test('each is told once for a function, at its first line', async () => {
  expect(await said('export const f = (req) => [req.user.id,\n req.user.name];')).toEqual(['caller req.user f']);
});
