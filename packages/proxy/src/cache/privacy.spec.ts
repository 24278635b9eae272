import * as fc from 'fast-check';
import { chooseKept, judgeKept } from './rules/judge-kept';
import { toKept } from './rules/may-keep';
import { plainRules } from './rules/kept.fixture';
import { toWish } from './rules/wish';
import { MemoryStore } from './store/memory-store';
import { startSite } from './testing/cached-site.fixture';

/** Mostly the first. */
function mostly<T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof({ arbitrary: fc.constant(usual), weight: 2 * others.length }, fc.constantFrom(...others));
}

/** A caller, how it says who it is, what it asks for, and what the upstream answers. */
const step = fc.record({
  caller: fc.constantFrom('ann', 'bob', 'cyd'),
  says: fc.constantFrom('authorization', 'cookie', 'ignored cookie', 'nothing'),
  path: mostly('/a', '/a?x=1', '/b'),
  language: mostly('en', 'de'),
  control: fc.oneof(
    fc.constantFrom('public, max-age=60', 'max-age=60', 's-maxage=60', 'max-age=60, must-revalidate'),
    fc.constantFrom('private, max-age=60', 'private="x", max-age=60', 'no-store', 'max-age=60; private', ''),
    fc.constantFrom('no-cache', 'max-age=0'),
  ),
  vary: mostly('', 'Accept-Language', '*', 'Cookie', 'Authorization'),
  setsCookie: mostly(false, true),
  callerControl: mostly('', 'no-cache', 'no-store', 'max-stale'),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const fieldsOf = ({ caller, says, language, callerControl }: Step): Record<string, string> => ({
  'x-caller': caller,
  'accept-language': language,
  ...(says === 'authorization' ? { authorization: caller } : {}),
  ...(says === 'cookie' ? { cookie: `sid=${caller}` } : {}),
  ...(says === 'ignored cookie' ? { cookie: `_ga=${caller}` } : {}),
  ...(callerControl === '' ? {} : { 'cache-control': callerControl }),
});

/** Whether an answer may reach others than the caller it was made for, in the words of the RFC rather than of our code. */
function isForOthers({ control, vary, setsCookie, says }: Step): boolean {
  if (/private|no-store/.test(control) || setsCookie || vary === '*') return false;
  const isExplicit = /public|s-maxage/.test(control);
  if (says === 'cookie') return isExplicit;
  return says !== 'authorization' || isExplicit || /must-revalidate/.test(control);
}

describe('whatever callers ask and upstreams answer', () => {
  it('no answer for one caller reaches another one, at once or one after the other', async () => {
    let steps: readonly Step[] = [];
    const answers = new Map<string, Step>();
    const site = await startSite(
      (request, response, count) => {
        const made = steps[Number(request.headers['x-step'])] as Step;
        answers.set(String(count), made);
        response.writeHead(200, {
          ...(made.control === '' ? {} : { 'cache-control': made.control }),
          ...(made.vary === '' ? {} : { vary: made.vary }),
          ...(made.setsCookie ? { 'set-cookie': `sid=${made.caller}` } : {}),
        });
        response.end(`${count}`);
      },
      { cookies: { ignore: ['_ga'] } },
    );
    let given = 0;
    const property = fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 30 }),
      fc.boolean(),
      fc.nat(),
      async (chosen, atOnce, run) => {
        steps = chosen;
        const ask = async (one: Step, i: number): Promise<void> => {
          const path = `${one.path}${one.path.includes('?') ? '&' : '?'}run=${run}`;
          const { body, headers, did } = await site.get(path, { headers: { ...fieldsOf(one), 'x-step': String(i) } });
          const made = answers.get(body) as Step;
          if (made === one) return;
          given += 1;
          expect(isForOthers(made)).toBe(true);
          expect(headers.get('set-cookie')).toBeNull();
          if (made.vary === 'Accept-Language') expect(made.language).toBe(one.language);
          if (one.says === 'authorization' || one.says === 'cookie') expect(made.control).toMatch(/public|s-maxage/);
          expect(did).toMatch(/hit|collapsed|304/);
        };
        if (atOnce) await Promise.all(chosen.map(ask));
        else for (const [i, one] of chosen.entries()) await ask(one, i);
      },
    );
    await fc.assert(property, { numRuns: 40, endOnFailure: true });
    expect(given).toBeGreaterThan(50); // it does share, or nothing would be shown
  }, 120_000);

  it('a fresh answer from the cache is the one the upstream would give', async () => {
    // The upstream's answer is a function of what its Vary names and of the path: so it tells the truth about itself.
    const site = await startSite((request, response) => {
      const { 'accept-language': language = '', 'x-kind': kind = '' } = request.headers;
      const vary = request.url?.startsWith('/a') ? 'Accept-Language' : 'Accept-Language, X-Kind';
      response.writeHead(200, { 'cache-control': 'max-age=60', vary, etag: `"${language}${vary}"` });
      response.end(
        request.url?.startsWith('/a') ? `${request.url} ${language}` : `${request.url} ${language} ${String(kind)}`,
      );
    });
    const one = fc.record({
      path: fc.constantFrom('/a', '/a?x', '/b', '/b?x'),
      language: fc.constantFrom('en', 'de', 'fr'),
      kind: fc.constantFrom('1', '2'),
    });
    const property = fc.asyncProperty(fc.array(one, { maxLength: 20 }), fc.boolean(), async (asked, atOnce) => {
      const ask = async ({ path, language, kind }: (typeof asked)[0]): Promise<void> => {
        const { body } = await site.get(path, { headers: { 'accept-language': language, 'x-kind': kind } });
        expect(body).toBe(path.startsWith('/a') ? `${path} ${language}` : `${path} ${language} ${kind}`);
      };
      if (atOnce) await Promise.all(asked.map(ask));
      else for (const each of asked) await ask(each);
    });
    await fc.assert(property, { numRuns: 30 });
    expect(site.origin.seen.length).toBeLessThan(30);
  }, 60_000);

  it('no store gives what its rules would not, for fields of any bytes', () => {
    const fields = fc.array(
      fc.tuple(
        fc.constantFrom('Cache-Control', 'Vary', 'Set-Cookie', 'Expires', 'Age', 'Date', 'ETag', 'X'),
        fc.string({ unit: 'binary', maxLength: 30 }),
      ),
      { maxLength: 8 },
    );
    const property = fc.property(fields, fields, fc.nat(1_000), (request, answer, seconds) => {
      const wish = toWish('GET', request.flat(), plainRules);
      const now = Date.UTC(2026, 0, 1);
      const arrived = { status: 200, statusText: '', fields: answer.flat(), requestedAt: now, receivedAt: now };
      const head = toKept(wish, arrived, plainRules);
      const store = new MemoryStore(1_000_000);
      if (head) store.keep('p', 'k', { head, body: Buffer.alloc(0) });
      const chosen = chooseKept(store.find('k'), wish);
      if (
        answer.some(
          ([name, value]) => name === 'Set-Cookie' || (name === 'Cache-Control' && /\bprivate\b/i.test(value)),
        )
      ) {
        expect(head).toBeUndefined();
      }
      if (chosen) expect(['fresh', 'stale', 'validate']).toContain(judgeKept(chosen, wish, now + seconds * 1000));
    });
    fc.assert(property, { numRuns: 2_000 });
  });
});
