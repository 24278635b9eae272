import { compile } from './compile';
import { planOf, routeOf } from './plan.fixture';

describe('compiling a plan', () => {
  it('gives every route two destinations and the rest one', () => {
    const table = compile(planOf([{ ...routeOf('/a'), phase: 'canary', share: 12.34 }]), 7);
    expect(table.revision).toBe(7);
    expect(table.destinations.map(({ index, route, phase, upstream }) => [index, route, phase, upstream.name])).toEqual(
      [
        [0, '(unrouted)', 'monolith', 'app'],
        [1, '/a', 'canary', 'app'],
        [2, '/a', 'canary', 'images'],
      ],
    );
  });

  it('turns phase and share into one threshold', () => {
    const shares = [0, 0.01, 12.34, 57.29, 100];
    const canaries = shares.map((share, i) => ({ ...routeOf(`/${i}`), phase: 'canary' as const, share }));
    const others = [routeOf('/s'), { ...routeOf('/m'), phase: 'monolith' as const }];
    const table = compile(planOf([...canaries, ...others]), 1);
    expect(table.routes.map(({ threshold }) => threshold)).toEqual([0, 1, 1234, 5729, 10_000, 10_000, 0]);
  });

  it('brings origins into one form', () => {
    const [app, images] = compile(planOf([]), 1).upstreams;
    expect(app).toMatchObject({ name: 'app', origin: 'http://127.0.0.1:3000', hostname: '127.0.0.1', port: 3000 });
    expect(images).toMatchObject({ name: 'images', origin: 'http://[::1]:4000', hostname: '::1', port: 4000 });
  });

  it('gives the shadow of a route to its monolith side, with every default filled in, and to no other phase', () => {
    const shadow = { share: 12.5, timeout: '2s', compare: { fields: ['ETag'], tolerance: { relative: 0.1 } } };
    const phases = ['shadow', 'canary', 'monolith'] as const;
    const routes = phases.map((phase) => ({ ...routeOf(`/${phase}`), phase, share: 0, shadow }));
    const shadows = compile(planOf(routes), 1).destinations.map((destination) => destination.shadow);
    expect(shadows.map((rules) => rules?.service.name)).toEqual([undefined, 'images', ...Array(5)]);
    expect(shadows[1]).toMatchObject({ share: 0.125, methods: new Set(['GET', 'HEAD']), passesCredentials: true });
    expect(shadows[1]).toMatchObject({
      maxBody: 65_536,
      timeout: 2_000,
      noise: 0,
      samples: { keep: 20, shown: false },
    });
    expect(shadows[1]?.compare).toMatchObject({ fields: ['etag'], absolute: 0, relative: 0.1, maxBytes: 65_536 });
    expect(shadows[1]?.report).toEqual({ relative: 20, absolute: 0.03 });
  });

  it('turns what is said about overload into numbers', () => {
    const copies = { delay: { on: '40ms', off: '10ms' } };
    const shedding = { delay: { on: '200ms' }, memory: { on: 1_000 }, copies };
    expect(compile(planOf([]), 1).shedding).toBeUndefined();
    expect(compile({ ...planOf([]), shedding }, 1).shedding).toEqual({
      delay: { on: 200, off: 100 },
      memory: { on: 1_000, off: 900 },
      copies: { delay: { on: 40, off: 10 } },
    });
  });

  it('freezes what it gives', () => {
    const table = compile(planOf([routeOf('/a')]), 1);
    expect(() => Object.assign(table, { revision: 2 })).toThrow(TypeError);
    expect(() => Object.assign(table.routes[0] as object, { threshold: 5 })).toThrow(TypeError);
  });

  it('refuses a plan that was not checked', () => {
    expect(() => compile({ ...planOf([]), monolith: 'nobody' }, 1)).toThrow(TypeError);
  });
});
