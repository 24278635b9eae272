/** State that well-known libraries keep in the process unless they are given a store: sessions, limits, caches, locks. */
import type { ProcessStateFact } from '@banyan/model';
import { field, type PlacedCall, type Project } from '../../link/project';

type Use = NonNullable<ProcessStateFact['use']>;

interface KnownState {
  readonly module: RegExp;
  /** The function or class; every call of the module when it is left out. */
  readonly name?: RegExp;
  readonly use: Use;
  /** Options under which the state lies elsewhere. */
  readonly elsewhere?: readonly string[];
}

const knownState: readonly KnownState[] = [
  { module: /^express-session$/, use: 'session', elsewhere: ['store'] },
  { module: /^(?:memorystore|session-file-store)$/, use: 'session' },
  { module: /^express-(?:rate-limit|slow-down)$/, use: 'rate-limit', elsewhere: ['store'] },
  { module: /^@nestjs\/throttler$/, name: /(?:^|\.)forRoot$/, use: 'rate-limit', elsewhere: ['storage'] },
  { module: /^rate-limiter-flexible$/, name: /(?:^|\.)RateLimiterMemory$/, use: 'rate-limit' },
  { module: /^(?:bottleneck|limiter)$/, use: 'rate-limit', elsewhere: ['datastore'] },
  { module: /^async-mutex$/, name: /(?:^|\.)(?:Mutex|Semaphore)$/, use: 'lock' },
  { module: /^(?:async-lock|await-lock|semaphore-async-await)$/, use: 'lock' },
  {
    module: /^@nestjs\/(?:cache-manager|common)$/,
    name: /(?:^|\.)CacheModule\.register$/,
    use: 'cache',
    elsewhere: ['store', 'stores'],
  },
  {
    module: /^cache-manager$/,
    name: /(?:^|\.)(?:caching|createCache|memoryStore)$/,
    use: 'cache',
    elsewhere: ['store', 'stores'],
  },
  { module: /^(?:memoizee|p-memoize|mem|memoize|memoize-one|lodash\.memoize)$/, use: 'cache' },
  { module: /^lodash(?:-es)?$/, name: /(?:^|\.)memoize$/, use: 'cache' },
];

/** Calls that set such state up. Where they stand in a field or variable of its own, that is told by its name. */
export function knownStateFacts(project: Project): ProcessStateFact[] {
  return project.sourceCalls.flatMap((placed) => toFact(placed, project) ?? []);
}

function toFact(placed: PlacedCall, project: Project): ProcessStateFact | undefined {
  const { file, call } = placed;
  const type = project.types.of(call.callee, { file, scope: call.scope });
  if (type?.kind !== 'library' || !type.itself) return undefined;
  const name = project.calleeText(placed);
  const known = knownState.find((one) => one.module.test(type.module) && (one.name?.test(name) ?? isItself(name)));
  if (!known || known.elsewhere?.some((option) => call.args.some((arg) => field(arg, option) !== undefined)))
    return undefined;
  return {
    kind: 'collection',
    name,
    file,
    line: call.line,
    owner: project.functionAt(file, call.scope),
    use: known.use,
  };
}

/** `session(…)`, `new AsyncLock()`, not `lock.acquire(…)`. */
function isItself(name: string): boolean {
  return !name.includes('.') || /\.(?:default|rateLimit|slowDown)$/.test(name);
}

/** Words in names that tell what a collection or a flag is for. */
const uses: readonly (readonly [RegExp, Use])[] = [
  [/ (?:caches?|cached|memo|memoi[sz]ed|lru) /, 'cache'],
  [/ sessions? /, 'session'],
  [/ (?:rate ?limits?|rate ?limiter|throttled?|throttling|attempts|buckets?) /, 'rate-limit'],
  [/ (?:locks?|locked|mutex(?:es)?|semaphores?|in ?flight|running|processing|busy) /, 'lock'],
];
const cacheClasses = /^(?:LRUCache|LRU|NodeCache|QuickLRU|TTLCache|Keyv)$/;

/** What state is for, by its name and by the class that it is made of. */
export function useOf(name: string, madeOf = ''): { readonly use?: Use } {
  if (cacheClasses.test(madeOf)) return { use: 'cache' };
  const words = ` ${name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .toLowerCase()} `;
  const use = uses.find(([sign]) => sign.test(words))?.[1];
  return use ? { use } : {};
}
