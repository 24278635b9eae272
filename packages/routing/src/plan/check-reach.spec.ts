import fc from 'fast-check';
import { naiveMatch } from '../table/naive-match.fixture';
import { planOf, routeOf } from '../table/plan.fixture';
import { routableMethods } from '../path/routable-methods';
import { checkPlan } from './check-plan';

/** Codes, each with the name of the route it is about. */
function complaints(routes: readonly string[]): readonly string[] {
  return checkPlan(planOf(routes.map(routeOf))).map(
    ({ code, path }) => `${code.replace('ROUTING_PLAN_', '')} ${routes[Number(path.split('/')[2])]}`,
  );
}

const allMethods = [...routableMethods].join('|');

describe('routes that want the same requests', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['one path twice', ['/a/:x', '/a/:y'], ['UNREACHABLE /a/:y']],
    ['one condition twice', ['/a +k=1', '/a +K=1'], ['UNREACHABLE /a +K=1']],
    ['a method in common', ['GET|PUT /a', 'PUT|POST /a'], ['CONFLICT PUT|POST /a']],
    ['conditions that may both hold', ['/a +k', '/a +l'], ['CONFLICT /a +l']],
    ['values of different parameters', ['/a ?k=1', '/a ?l=2'], ['CONFLICT /a ?l=2']],
    ['a header and a parameter, counted as many', ['/a +k', '/a ?k'], []],
    ['values that exclude each other', ['/a +k=1', '/a +k=2'], []],
    ['a third route for where both hold', ['/a +k', '/a +l', '/a +k +l'], []],
    ['a third route of another method', ['/a +k', '/a +l', 'GET /a +k +l'], ['CONFLICT /a +l']],
    ['different hosts', ['@x.test /a', '@y.test /a', '/a'], []],
    ['one host twice', ['@x.test /a/:b/…', '@x.test /a/:c/…'], ['UNREACHABLE @x.test /a/:c/…']],
    ['a method and every method', ['GET /a', '/a', 'GET /a +k', '/a +k'], []],
    ['an exact path and the rest below a prefix', ['/a', '/a/:b/…', '/a/…'], ['UNREACHABLE /a/…']],
    ['a prefix that is taken level by level', ['/a', '/a/:b', '/a/:b/:c/…', '/a/…'], ['UNREACHABLE /a/…']],
    ['a prefix that keeps the path itself', ['/a/:b/…', '/a/…'], []],
    ['a prefix that keeps other methods', ['/a', 'GET /a/:b/…', '/a/…'], []],
    ['GET, which takes HEAD along', ['GET /a', 'GET /a/:b/…', 'GET|HEAD /a/…'], ['UNREACHABLE GET|HEAD /a/…']],
    ['a prefix that keeps what the condition leaves', ['/a +k', '/a/:b/…', '/a/…'], []],
    ['a prefix with the condition of those before it', ['/a +k', '/a/:b/… +k', '/a/… +k=1'], ['UNREACHABLE /a/… +k=1']],
    ['every method by name', [`${allMethods} /a`, '/a +k'], ['UNREACHABLE /a +k']],
    ['every method by name, with a condition', [`${allMethods} /a +k=1`, '/a +k'], []],
    ['a prefix of one host', ['/a', '/a/:b/…', '@x.test /a/…'], []],
  ])('%s', (_, routes, wanted) => {
    expect(complaints(routes)).toEqual(wanted);
  });

  it('names who takes the requests', () => {
    const [problem] = checkPlan(planOf(['/a', '/a/:b/…', '/a/…'].map(routeOf)));
    expect(problem?.message).toBe('never reached: "/a", "/a/:b/…" take all its requests first');
  });

  // The naive matcher asks every request there is in a world of three names, so it knows who is never reached.
  it('are reported exactly when some route gets no request at all', () => {
    const route = fc
      .tuple(
        fc.constantFrom('', '@x.test'),
        fc.constantFrom('', 'GET', 'HEAD', 'GET|HEAD'),
        fc.constantFrom('/', '/a', '/:p', '/…', '/a/…', '/:p/…', '/:p/:q', '/:p/:q/…'),
        fc.constantFrom('', '+k', '+k=1'),
      )
      .map((parts) => parts.filter(Boolean).join(' '));
    let unreachable = 0;
    fc.assert(
      fc.property(fc.uniqueArray(route, { minLength: 2, maxLength: 9 }), (routes) => {
        const said = new Set(complaints(routes).map((line) => line.replace(/^\w+ /, '')));
        if (complaints(routes).some((line) => line.startsWith('CONFLICT'))) return;
        const reached = new Set(world.map((request) => naiveMatch(routes, request)));
        unreachable += said.size;
        expect(routes.filter((text) => !reached.has(text))).toEqual(routes.filter((text) => said.has(text)));
      }),
      { numRuns: 600, seed: 6 },
    );
    expect(unreachable).toBeGreaterThan(40);
  });
});

const paths = ['/', '/a', '/b', '/a/a', '/b/b', '/b/b/b', '/a/b/b', '/b/b/b/b'];
const world: readonly string[] = ['', '@x.test '].flatMap((host) =>
  ['GET', 'HEAD', 'PUT'].flatMap((method) =>
    paths.flatMap((path) => ['', ' +k=0', ' +k=1'].map((field) => `${host}${method} ${path}${field}`)),
  ),
);
