/** A site behind a cache, for tests: what its server answers is told request by request, and time is the test's. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CacheRules, CacheStorage } from '@banyan/model';
import type { ProxyOptions } from '../../options';
import type { RunningProxy } from '../../start-proxy';
import { type Origin, startBareOrigin } from '../../testing/origin.fixture';
import { closing, planOver, proxyTo } from '../../testing/proxy.fixture';

/** What the server says to one request. */
export type Reply = (request: IncomingMessage, response: ServerResponse, count: number) => void;

/** The site. */
export interface CachedSite {
  readonly origin: Origin;
  readonly proxy: RunningProxy;
  /** Seconds that go by on the wall clock. */
  passes(seconds: number): void;
  /** A GET, or what `init` says. */
  get(path: string, init?: RequestInit): Promise<Heard>;
}

/** An answer as a caller hears it. */
export interface Heard {
  readonly status: number;
  readonly body: string;
  readonly headers: Headers;
  /** The last member of Cache-Status without the name: `hit`, `fwd=miss stored`; times left out. */
  readonly did: string;
}

/** @param reply by default a fresh text that counts the requests */
export async function startSite(
  reply: Reply = counting({ 'cache-control': 'max-age=60' }),
  rules: CacheRules = {},
  { storage, ...options }: Partial<ProxyOptions> & { readonly storage?: CacheStorage } = {},
): Promise<CachedSite> {
  let count = 0;
  let skew = 0;
  const now = (): number => Date.now() + skew;
  const origin = closing(
    await startBareOrigin((request, response) => {
      response.setHeader('date', new Date(now()).toUTCString()); // its clock goes with ours
      reply(request, response, ++count);
    }),
  );
  const plan = { ...planOver({ app: origin }), defaults: { cache: rules }, ...(storage && { cache: storage }) };
  const proxy = await proxyTo({ plan, now, ...options });
  return {
    origin,
    proxy,
    passes: (seconds) => void (skew += seconds * 1000),
    get: (path, init) => hear(proxy, path, init),
  };
}

/** Answers `answer 1`, `answer 2`, … with these fields. */
export function counting(fields: Readonly<Record<string, string | readonly string[]>>): Reply {
  return (_, response, count) => void response.writeHead(200, { ...fields } as never).end(`answer ${count}`);
}

/** Asks a proxy. */
export async function hear(proxy: RunningProxy, path: string, init: RequestInit = {}): Promise<Heard> {
  const answer = await fetch(`http://${proxy.address}${path}`, init);
  const body = await answer.text();
  const told = (answer.headers.get('cache-status') ?? '').split(', ').at(-1) ?? '';
  const words = told.split('; ').slice(1);
  return {
    status: answer.status,
    body,
    headers: answer.headers,
    did: words.filter((word) => !word.startsWith('ttl=')).join(' '),
  };
}
