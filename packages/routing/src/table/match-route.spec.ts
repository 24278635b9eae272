import fc from 'fast-check';
import { checkPlan } from '../plan/check-plan';
import { compile } from './compile';
import { matchRoute } from './match-route';
import { naiveMatch } from './naive-match.fixture';
import { planOf, requestOf, routeOf } from './plan.fixture';

/** Name of the route that takes `request`, e.g. `GET /a`; or why none may. */
function taken(routes: readonly string[], request: string): string {
  const match = matchRoute(compile(planOf(routes.map(routeOf)), 1), requestOf(request));
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

  describe('by host, header and query', () => {
    const routes = [
      '/a',
      '@photos.test /a',
      '@photos.test GET /…',
      '/a +x-beta',
      '/a +x-beta=1',
      '/a +x-beta ?draft',
      'GET /a',
      'GET /a ?draft=1',
      '/b/:id ?draft',
      '/b/…',
    ];

    it.each([
      ['a named host beats every host, whatever the path', '@photos.test GET /a +x-beta=1', '@photos.test /a'],
      ['the port of a host plays no part', '@photos.test:8080 PUT /a', '@photos.test /a'],
      ['the case of a host and its closing dot play no part', '@Photos.TEST. PUT /a', '@photos.test /a'],
      ['what the named host does not take goes to every host', '@photos.test PUT /b/7', '/b/…'],
      ['a host is compared whole', '@my.photos.test PUT /a', '/a'],
      ['a request without host is one of any other host', 'PUT /a', '/a'],
      ['the method decides before conditions', 'GET /a +x-beta', 'GET /a'],
      ['a condition decides between routes of one method', 'GET /a?draft=1', 'GET /a ?draft=1'],
      ['another value does not hold', 'GET /a?draft=2', 'GET /a'],
      ['a header that is there holds', 'PUT /a +x-beta=0', '/a +x-beta'],
      ['a value beats a mere presence', 'PUT /a +x-beta=1', '/a +x-beta=1'],
      ['two conditions beat one', 'PUT /a?draft +x-beta=1', '/a +x-beta ?draft'],
      ['the case of header names plays no part', 'PUT /a +X-Beta=1', '/a +x-beta=1'],
      ['a header that comes twice is one with a comma', 'PUT /a +x-beta=1 +x-beta=1', '/a +x-beta'],
      ['the case of parameters matters', 'GET /a?Draft=1', 'GET /a'],
      ['parameters are decoded', 'GET /a?dr%61ft=%31', 'GET /a ?draft=1'],
      ['a parameter that comes twice must have the value each time', 'GET /a?draft=1&draft=2', 'GET /a'],
      ['a parameter that comes twice with one value holds', 'GET /a?draft=1&x&draft=1', 'GET /a ?draft=1'],
      ['a name with a question mark is another name', 'GET /a??draft=1', 'GET /a'],
      ['a path whose condition does not hold falls back to the next one', 'GET /b/7', '/b/…'],
      ['conditions hold on unusual paths too', 'GET /b/%37?draft', '/b/:id ?draft'],
    ])('%s: %s', (_, request, name) => {
      expect(taken(routes, request)).toBe(name);
    });

    it('refuses a path whose readings differ only by a condition', () => {
      expect(taken(['/a/:id ?draft', '/a/…'], 'GET /a/x/..%2fy?draft')).toBe('ambiguous-path');
    });
  });

  it('agrees with a naive reading of the precedence for any plan that is sound, and any request', () => {
    const some = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
    const segments = (...names: readonly string[]): fc.Arbitrary<string> =>
      fc.array(some(...names), { maxLength: 4 }).map((list) => `/${list.join('/')}`);
    const path = fc.tuple(segments('a', 'b', ':p'), some('', '/…')).map((parts) => parts.join('').replace('//…', '/…'));
    const route = fc.tuple(
      some('', '', '@x.test', '@y.test'),
      some('', '', 'GET', 'POST', 'HEAD', 'GET|POST'),
      path,
      fc.subarray(['+k', '+k=1', '+k=2', '+l']),
      fc.subarray(['?q', '?q=1', '?r']),
    );
    const request = fc.tuple(
      some('', '@x.test', '@y.test:80'),
      some('GET', 'POST', 'HEAD', 'PUT'),
      fc.tuple(segments('a', 'b', 'c'), some('', '?q=1', '?q=2&r', '?r', '?q=1&q=2')).map((parts) => parts.join('')),
      fc.subarray(['+k=1', '+K=2', '+l=0']),
    );
    const toText = (parts: readonly (string | string[])[]): string => parts.flat().filter(Boolean).join(' ');
    const plans = fc.array(route, { minLength: 3, maxLength: 14 });
    const names: string[] = [];
    fc.assert(
      fc.property(plans, fc.array(request, { minLength: 2, maxLength: 8 }), (made, requests) => {
        const routes = soundPart([...new Set(made.map(toText))]);
        for (const asked of requests.map(toText)) {
          names.push(taken(routes, asked));
          expect(names.at(-1)).toBe(naiveMatch(routes, asked));
        }
      }),
      { numRuns: 2000, seed: 6 },
    );
    expect(names.filter((name) => /[+?]/.test(name)).length).toBeGreaterThan(200);
  });

  it('never throws, whatever the target', () => {
    const table = compile(planOf(['/a/:b', '/a/…'].map(routeOf)), 1);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('/', '.', '%', '2', 'e', '5', 'c', '\\', 'a', '?', '%00', '%2f'), { maxLength: 14 }),
        (parts) => {
          expect(['route', 'refused']).toContain(
            matchRoute(table, { method: 'GET', target: `/${parts.join('')}`, fields: [] }).kind,
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});

/** The routes that can stand together, taken in turn. */
function soundPart(routes: readonly string[]): readonly string[] {
  return routes.reduce<readonly string[]>((kept, text) => {
    const more = [...kept, text];
    return checkPlan(planOf(more.map(routeOf))).length === 0 ? more : kept;
  }, []);
}
