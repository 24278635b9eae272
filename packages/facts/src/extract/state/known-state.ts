/** State that well-known libraries keep in the process unless they are given a store: sessions, limits, caches, locks. */
import type { ProcessStateFact } from '@banyan/model';
import { type PlacedCall, type Project } from '../../link/project';
import type { LibraryType } from '../../link/type';
import type { Term } from '../../sketch/term';
import { expiring, givenOptions, hasOption } from './given-options';
import type { Use } from './state-use';

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
  { module: /^(?:@fastify\/session|fastify-session|koa-generic-session)$/, use: 'session', elsewhere: ['store'] },
  { module: /^(?:memorystore|session-file-store)$/, use: 'session' },
  { module: /^express-(?:rate-limit|slow-down)$/, use: 'rate-limit', elsewhere: ['store'] },
  { module: /^(?:@fastify\/rate-limit|fastify-rate-limit)$/, use: 'rate-limit', elsewhere: ['redis', 'store'] },
  { module: /^koa-ratelimit$/, use: 'rate-limit', elsewhere: ['driver'] },
  { module: /^@nestjs\/throttler$/, name: /(?:^|\.)forRoot(?:Async)?$/, use: 'rate-limit', elsewhere: ['storage'] },
  { module: /^rate-limiter-flexible$/, name: /(?:^|\.)RateLimiterMemory$/, use: 'rate-limit' },
  { module: /^(?:bottleneck|limiter)$/, use: 'rate-limit', elsewhere: ['datastore'] },
  { module: /^async-mutex$/, name: /(?:^|\.)(?:Mutex|Semaphore)$/, use: 'lock' },
  { module: /^(?:async-lock|await-lock|semaphore-async-await)$/, use: 'lock' },
  {
    module: /^@nestjs\/(?:cache-manager|common)$/,
    name: /(?:^|\.)CacheModule\.register(?:Async)?$/,
    use: 'cache',
    elsewhere: ['store', 'stores', 'useClass', 'useExisting'],
  },
  {
    module: /^cache-manager$/,
    name: /(?:^|\.)(?:caching|createCache|memoryStore)$/,
    use: 'cache',
    elsewhere: ['store', 'stores'],
  },
  { module: /^(?:memoizee|p-memoize|mem|memoize|memoize-one|lodash\.memoize)$/, use: 'cache' },
  { module: /^lodash(?:-es)?$/, name: /(?:^|\.)memoize$/, use: 'cache' },
  { module: /^graphql-subscriptions$/, name: /(?:^|\.)PubSub$/, use: 'socket' },
];

/** Calls that set such state up. Where they stand in a field or variable of its own, that is told by its name. */
export function knownStateFacts(project: Project): ProcessStateFact[] {
  return project.sourceCalls.flatMap((placed) => toFact(placed, project) ?? []);
}

function toFact(placed: PlacedCall, project: Project): ProcessStateFact | undefined {
  const { file, call } = placed;
  const { what, args } = setUpBy(placed);
  const type = project.types.of(what, { file, scope: call.scope });
  if (type?.kind !== 'library' || !type.itself) return undefined;
  const name = what === call.callee ? project.calleeText(placed) : nameOf(what, type);
  const known = knownState.find((one) => one.module.test(type.module) && (one.name?.test(name) ?? isItself(name)));
  if (!known) return undefined;
  const options = args.flatMap((arg) => givenOptions(arg, { file, scope: call.scope }, project));
  const given = (option: string): boolean =>
    options.some((one) => hasOption(one, option)) || args.some((arg) => isSetLater(arg, option, file, project));
  if (known.elsewhere?.some(given)) return undefined;
  return {
    kind: 'collection',
    name,
    file,
    line: call.line,
    owner: project.functionAt(file, call.scope),
    use: known.use,
    ...(options.some(expiring) && { expires: true }),
  };
}

/** `options.store = …` before `session(options)`. */
function isSetLater(arg: Term, option: string, file: string, project: Project): boolean {
  if (arg.kind !== 'name') return false;
  return project
    .sketch(file)
    .writes.some(
      ({ target }) =>
        target.kind === 'member' && target.name === option && target.of.kind === 'name' && target.of.name === arg.name,
    );
}

/** What is set up, and with what: `session({…})`, or `app.register(session, {…})` of Fastify. */
function setUpBy({ call }: PlacedCall): { readonly what: Term; readonly args: readonly Term[] } {
  const [plugin, ...rest] = call.args;
  const registers = call.callee.kind === 'member' && call.callee.name === 'register' && plugin?.kind === 'name';
  return registers ? { what: plugin, args: rest } : { what: call.callee, args: call.args };
}

function nameOf(term: Term, type: LibraryType): string {
  return term.kind === 'name' ? term.name : type.module;
}

/** `session(…)`, `new AsyncLock()`, not `lock.acquire(…)`. */
function isItself(name: string): boolean {
  return !name.includes('.') || /\.(?:default|rateLimit|slowDown)$/.test(name);
}
