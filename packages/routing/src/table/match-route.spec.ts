import fc from 'fast-check';
import { compile } from './compile';
import { matchRoute } from './match-route';
import { planOf, routeOf } from './plan.fixture';

/** Name of the route that takes `request`, e.g. `GET /a`; or why none may. */
function taken(routes: readonly string[], request: string): string {
  const table = compile(planOf(routes.map(routeOf)), 1);
  const [method = '', target = ''] = request.split(' ');
  const match = matchRoute(table, method, target);
  return match.kind === 'route' ? match.name : match.reason;
}

describe('matching a route', () => {
  const routes = ['GET /photos/recent', '/photos/:id', '/photos/…', 'POST /photos/:id', 'GET /photos', '/:kind/recent'];

  it.each([
    ['a name beats a parameter', 'GET /photos/recent', 'GET /photos/recent'],
    ['a parameter beats a prefix', 'GET /photos/7', '/photos/:id'],
    ['a route that names the method beats one that takes all', 'POST /photos/7', 'POST /photos/:id'],
    ['an exact path beats a prefix of the same segments', 'GET /photos', 'GET /photos'],
    ['a method no exact path takes falls back to the prefix', 'PUT /photos', '/photos/…'],
    ['a method of the most specific path falls back to the next one', 'PUT /photos/recent', '/photos/:id'],
    ['a prefix takes what is below', 'GET /photos/7/filters', '/photos/…'],
    ['a prefix ends at a segment boundary', 'GET /photosets', '(unrouted)'],
    ['segments to the left decide first', 'GET /albums/recent', '/:kind/recent'],
    ['HEAD goes where GET goes', 'HEAD /photos/recent', 'GET /photos/recent'],
    ['the query plays no part', 'GET /photos/7?path=/albums', '/photos/:id'],
    ['a closing slash plays no part', 'GET /photos/7/', '/photos/:id'],
    ['doubled slashes play no part', 'GET //photos///7', '/photos/:id'],
    ['escapes are decoded once', 'GET /%70hotos/rec%65nt', 'GET /photos/recent'],
    ['escapes are not decoded twice', 'GET /%2570hotos/7', '(unrouted)'],
    ['an escaped slash stays inside its segment', 'GET /photos/a%2Fb', '/photos/:id'],
    ['bytes that are no UTF-8 are kept', 'GET /photos/%ff', '/photos/:id'],
    ['a broken escape is kept', 'GET /photos/%zz', '/photos/:id'],
    ['case matters', 'GET /Photos/7', '(unrouted)'],
    ['* goes to the monolith', 'OPTIONS *', '(unrouted)'],
    ['names from Object.prototype are ordinary', 'GET /__proto__/constructor', '(unrouted)'],
  ])('%s: %s', (_, request, name) => {
    expect(taken(routes, request)).toBe(name);
  });

  it('gives HEAD to the route that names it', () => {
    expect(taken(['GET /a', 'HEAD /a'], 'HEAD /a')).toBe('HEAD /a');
  });

  it('matches names beyond ASCII', () => {
    expect(taken(['/café'], 'GET /caf%C3%A9')).toBe('/café');
  });

  it('takes everything with the prefix /', () => {
    expect(taken(['/…'], 'GET /')).toBe('/…');
    expect(taken(['/…'], 'DELETE /a/b')).toBe('/…');
  });

  describe('with a path that servers read differently', () => {
    const guarded = ['/admin/…', '/public/:file', '/public/…', '/admin/health'];

    it.each([
      ['dot segments that lead elsewhere', '/public/../admin/users'],
      ['dot segments that are escaped', '/public/%2e%2E/admin/users'],
      ['dot segments behind an escaped slash', '/public/..%2fadmin%2fusers'],
      ['dot segments behind a backslash', '/public\\..\\admin\\users'],
      ['an escaped backslash', '/public%5c..%5cadmin'],
      ['a backslash that would lead into a route', '/public\\logo.png'],
      ['dots above the root', '/../public/../../admin/users'],
    ])('refuses %s', (_, path) => {
      expect(taken(guarded, `GET ${path}`)).toBe('ambiguous-path');
    });

    it.each([
      ['dot segments that change nothing', '/public/a/./b', '/public/…'],
      ['dots below a prefix', '/admin/a/../b', '/admin/…'],
      ['a backslash that leads nowhere', '/\\evil.test', '(unrouted)'],
      ['a backslash below a prefix', '/admin/a\\b/c', '/admin/…'],
      ['names that begin with a dot', '/public/.htaccess', '/public/:file'],
      ['three dots', '/public/...', '/public/:file'],
    ])('takes %s', (_, path, name) => {
      expect(taken(guarded, `GET ${path}`)).toBe(name);
    });

    it('refuses an encoded NUL wherever a route could be meant', () => {
      expect(taken(guarded, 'GET /nowhere/a%00.png')).toBe('encoded-nul');
    });
  });

  it('agrees with a naive reading of the precedence for any routes and requests', () => {
    const segment = fc.constantFrom('a', 'b', ':p');
    const method = fc.constantFrom('', 'GET ', 'POST ', 'HEAD ', 'GET|POST ');
    const route = fc
      .tuple(method, fc.array(segment, { maxLength: 4 }), fc.boolean())
      .map(([methods, segments, prefix]) =>
        `${methods}/${segments.join('/')}${prefix ? '/…' : ''}`.replace('//…', '/…'),
      );
    const request = fc.tuple(
      fc.constantFrom('GET', 'POST', 'HEAD', 'PUT'),
      fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(route, { maxLength: 12 }), request, (routes, [verb, segments]) => {
        const path = `/${segments.join('/')}`;
        expect(taken(routes, `${verb} ${path}`)).toBe(naive(routes, verb, segments));
      }),
      { numRuns: 3000 },
    );
  });

  it('never throws, whatever the target', () => {
    const table = compile(planOf(['/a/:b', '/a/…'].map(routeOf)), 1);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('/', '.', '%', '2', 'e', '5', 'c', '\\', 'a', '?', '%00', '%2f'), { maxLength: 14 }),
        (parts) => {
          expect(['route', 'refused']).toContain(matchRoute(table, 'GET', `/${parts.join('')}`).kind);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

/** The documented precedence, spelt out: every route is tried, the matching ones are compared. */
function naive(routes: readonly string[], method: string, segments: readonly string[]): string {
  const ranked = routes
    .map((text) => ({ text, rank: rankOf(text, method, segments) }))
    .filter((entry) => entry.rank !== undefined)
    .map((entry) => ({ text: entry.text, rank: entry.rank ?? '' }));
  const best = ranked.reduce<string | undefined>(
    (high, { rank }) => (high === undefined || rank > high ? rank : high),
    undefined,
  );
  return ranked.find(({ rank }) => rank === best)?.text ?? '(unrouted)';
}

/** A string that is greater for a more specific match; undefined when the route does not take the request. */
function rankOf(text: string, method: string, segments: readonly string[]): string | undefined {
  const { match } = routeOf(text);
  const steps = (match.path ?? match.prefix ?? '').split('/').filter(Boolean);
  const fits = steps.every((step, i) => i < segments.length && (step === segments[i] || step.startsWith(':')));
  if (!fits || (match.path !== undefined && steps.length !== segments.length)) return undefined;
  const methods = match.methods;
  const byMethod = !methods
    ? '0'
    : methods.includes(method)
      ? '2'
      : method === 'HEAD' && methods.includes('GET')
        ? '1'
        : undefined;
  if (byMethod === undefined) return undefined;
  const path =
    steps.map((step) => (step.startsWith(':') ? '3' : '4')).join('') + (match.path === undefined ? '1' : '2');
  return `${path}${'0'.repeat(10 - path.length)}${byMethod}`;
}
