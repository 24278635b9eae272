import { parsePlan } from './parse-plan';

const head = `schema: banyan/routing-plan@1
upstreams: { app: { url: 'http://127.0.0.1:3000' }, images: { url: 'http://127.0.0.1:4000' } }
monolith: app
`;
const route = (rest: string): string =>
  `routes: [{ name: a, match: { prefix: /a }, service: images, phase: service, ${rest} }]`;

/** The first problem of a plan with these lines added. */
function complaint(text: string): string | undefined {
  const result = parsePlan(`${head}${text}\n`);
  if (result.ok) return undefined;
  const [{ code, path, line, message }] = result.problems as [(typeof result.problems)[0]];
  return `${code} ${path} line ${line}: ${message}`;
}

describe('what a plan says about keeping answers', () => {
  it('may use every key', () => {
    const text = `cache: { redis: { env: CACHE_URL, prefix: shop, timeout: 20ms } }
defaults: { cache: { query: { ignore: ['utm_*'] }, cookies: { ignore: ['_ga*'] } } }
${route(`cache: { off: false, ttl: 60s, maxBody: 1000, query: { only: [page] }, headers: [accept-language],
  staleWhileRevalidate: 30s, staleIfError: 1h, heedsCallers: false }`)}`;
    expect(complaint(text)).toBeUndefined();
    expect(complaint('cache: { maxBytes: 134217728 }')).toBeUndefined();
  });

  it.each([
    ['two places', "cache: { redis: { url: 'redis://a:1', env: A } }", '/cache/redis', 'give one of url and env'],
    ['no place', 'cache: { redis: {} }', '/cache/redis', 'give one of url and env'],
    ['another kind of URL', "cache: { redis: { url: 'http://a:1' } }", '/cache/redis/url', 'is no URL of Redis'],
    [
      'a password',
      "cache: { redis: { url: 'redis://u:secret@a:1' } }",
      '/cache/redis/url',
      'does not belong in the plan',
    ],
    ['bytes beside Redis', 'cache: { maxBytes: 2000000, redis: { env: A } }', '/cache/maxBytes', 'maxmemory'],
    ['a time too long', route('cache: { ttl: 25h }'), '/routes/0/cache/ttl', 'more than 24 hours'],
    [
      'two words about the query',
      route('cache: { query: { only: [a], ignore: [b] } }'),
      '/routes/0/cache/query',
      'one of',
    ],
    [
      'a field of the connection',
      route('cache: { headers: [via] }'),
      '/routes/0/cache/headers/0',
      'about the connection',
    ],
    [
      'a field that names the caller',
      route('cache: { headers: [Cookie] }'),
      '/routes/0/cache/headers/0',
      'names the caller',
    ],
    ['a bad default', 'defaults: { cache: { headers: ["a b"] } }', '/defaults/cache/headers/0', 'no header name'],
  ])('must not have %s', (_, text, path, message) => {
    expect(complaint(text)).toMatch(/^ROUTING_PLAN_BAD_CACHE /);
    expect(complaint(text)).toContain(` ${path} line `);
    expect(complaint(text)).toContain(message);
  });

  it('cannot be said of a route that takes no GET', () => {
    const text = `routes: [{ name: a, match: { methods: [POST], path: /a }, service: images, phase: service, cache: {} }]`;
    expect(complaint(text)).toContain('/routes/0/cache line 4: answers to GET are kept');
  });
});
