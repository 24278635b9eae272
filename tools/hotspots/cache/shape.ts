/** Routes of the matrix of caching: what a handler does, in words that each framework has its own text for. */

/** What is to be said: kept by anybody, kept by the application only, another answer each time, nothing. */
export type Verdict = 'open' | 'guarded' | 'differs' | 'nothing';

/** How a framework says it. */
export interface Words {
  readonly user: string;
  readonly request: string;
  readonly id: string;
  readonly accept: string;
  readonly setHeader: (name: string, value: string) => string;
}

export interface Shape {
  readonly name: string;
  readonly verdict: Verdict;
  readonly method?: 'post';
  readonly keyed?: true;
  /** What stands in front of the handler. */
  readonly front?: 'guard' | 'throttle' | 'cache';
  /** Statements before the answer. */
  readonly first?: (words: Words) => string;
  /** An expression. */
  readonly answer: (words: Words) => string;
  /** Declarations of a file of its own, `./x`, which the route's file imports whole as `own`. */
  readonly own?: string;
}

const list = () => 'shelf.list()';
const one = ({ id }: Words) => `shelf.one(${id})`;
const through = (inner: string) => `export async function a(x?: any) { return b(x); }
async function b(x?: any) { return c(x); }
async function c(x?: any) { ${inner} }`;

export const shapes: readonly Shape[] = [
  { name: 'pure-read', verdict: 'open', answer: list },
  { name: 'keyed', verdict: 'open', keyed: true, answer: one },
  { name: 'three-calls', verdict: 'open', answer: () => 'own.a()', own: through('return shelf.list();') },
  { name: 'throttled', verdict: 'open', front: 'throttle', answer: list },
  { name: 'guarded', verdict: 'guarded', keyed: true, front: 'guard', answer: one },
  { name: 'other-header-read', verdict: 'open', first: ({ accept }) => `void ${accept};`, answer: list },
  { name: 'other-header-set', verdict: 'open', first: ({ setHeader }) => setHeader('X-Total', '3'), answer: list },
  {
    name: 'clock-of-a-log',
    verdict: 'open',
    first: () => 'own.a();',
    answer: list,
    own: through('return Date.now();'),
  },
  { name: 'user', verdict: 'nothing', first: ({ user }) => `void ${user};`, answer: list },
  { name: 'user-behind-a-guard', verdict: 'nothing', front: 'guard', answer: ({ user }) => `shelf.one(${user}.id)` },
  {
    ...{ name: 'user-three-calls', verdict: 'nothing', answer: ({ request }) => `own.a(${request})` },
    own: through('return shelf.one(x.user.id);').replaceAll(/\bx\b/g, 'req'),
  },
  {
    ...{ name: 'user-in-context', verdict: 'nothing', answer: () => 'own.a()' },
    own: `import { AsyncLocalStorage } from 'node:async_hooks'; const callers = new AsyncLocalStorage<any>();
${through('return shelf.one(callers.getStore().id);')}`,
  },
  {
    ...{ name: 'header-set', verdict: 'nothing', answer: list },
    first: ({ setHeader }) => setHeader('Cache-Control', 'public, max-age=60'),
  },
  { name: 'header-by-middleware', verdict: 'nothing', front: 'cache', answer: list },
  {
    ...{ name: 'kept-by-the-application', verdict: 'nothing', answer: () => 'own.all()' },
    own: `import { LRUCache } from 'lru-cache'; const kept = new LRUCache<string, any>({ max: 10 });
export async function all() { return kept.get('all') ?? shelf.list(); }`,
  },
  { name: 'post', verdict: 'nothing', method: 'post', answer: list },
  { name: 'write', verdict: 'nothing', keyed: true, first: ({ id }) => `await shelf.change(${id});`, answer: one },
  {
    ...{ name: 'write-three-calls', verdict: 'nothing', keyed: true, answer: one },
    ...{ first: ({ id }: Words) => `await own.a(${id});`, own: through('return shelf.change(x);') },
  },
  {
    ...{ name: 'count-in-memory', verdict: 'nothing', answer: list, first: () => 'own.hit();' },
    own: `const hits = new Map<string, number>(); export function hit() { hits.set('all', (hits.get('all') ?? 0) + 1); }
export function seen() { return hits.size; }`,
  },
  { name: 'clock', verdict: 'differs', answer: () => '({ now: Date.now(), books: await shelf.list() })' },
  { name: 'chance', verdict: 'differs', answer: () => '({ lot: Math.random(), books: await shelf.list() })' },
  {
    ...{ name: 'chance-three-calls', verdict: 'differs', first: () => 'own.a();', answer: list },
    own: through('return Math.random();'),
  },
];
