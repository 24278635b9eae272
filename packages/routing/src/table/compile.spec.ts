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

  it('freezes what it gives', () => {
    const table = compile(planOf([routeOf('/a')]), 1);
    expect(() => Object.assign(table, { revision: 2 })).toThrow(TypeError);
    expect(() => Object.assign(table.routes[0] as object, { threshold: 5 })).toThrow(TypeError);
  });

  it('refuses a plan that was not checked', () => {
    expect(() => compile({ ...planOf([]), monolith: 'nobody' }, 1)).toThrow(TypeError);
  });
});
