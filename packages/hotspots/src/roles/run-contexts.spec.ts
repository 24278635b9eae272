import type { ClassFact, EndpointFact, ImportFact } from '@banyan/model';
import { indexFacts } from '../facts-index';
import { factsOf, fn } from '../facts-of.fixture';
import { runContexts } from './run-contexts';

function endpoint(kind: EndpointFact['kind'], path: string, handler: string): EndpointFact {
  return { kind, method: kind === 'http' ? 'GET' : kind.toUpperCase(), path, handler, file: 'src/a.ts', line: 1 };
}

function imported(file: string, specifier: string, ...names: readonly string[]): ImportFact {
  return { file, line: 1, specifier, kind: 'value', resolution: 'external', names };
}

function classOf(id: string, what: Partial<ClassFact>): ClassFact {
  const base = { file: id.split('#')[0] as string, line: 1, name: 'X', role: 'other' as const, decorators: [] };
  return { id, ...base, implements: [], exported: true, ...what };
}

/** `context text` of every run of a function. */
function told(given: Parameters<typeof factsOf>[0], id: string): string[] {
  return runContexts(indexFacts(factsOf(given)))
    .of(id)
    .map(({ context, text }) => `${context} ${text}`);
}

describe('where a function runs', () => {
  it('is told by what leads to it through calls, a request first', () => {
    const functions = [
      fn('src/main.ts#', ['src/main.ts#bootstrap', 1]),
      fn('src/main.ts#bootstrap', ['src/a.ts#A.warm', 1]),
      fn('src/a.ts#A.list', ['src/a.ts#A.work', 1]),
      fn('src/a.ts#A.nightly', ['src/a.ts#A.work', 1], ['src/a.ts#A.clean', 2]),
      fn('src/a.ts#A.onModuleInit', ['src/a.ts#A.work', 1]),
      ...[fn('src/a.ts#A.work'), fn('src/a.ts#A.warm'), fn('src/a.ts#A.clean'), fn('src/a.ts#A.lost')],
    ];
    const endpoints = [
      endpoint('http', '/list', 'src/a.ts#A.list'),
      endpoint('cron', '0 3 * * *', 'src/a.ts#A.nightly'),
    ];
    expect(told({ functions, endpoints }, 'src/a.ts#A.work')).toEqual([
      'request GET /list',
      'background cron 0 3 * * *',
      'start start of A.onModuleInit',
    ]);
    expect(told({ functions, endpoints }, 'src/a.ts#A.warm')).toEqual(['start start of main.ts']);
    expect(told({ functions, endpoints }, 'src/a.ts#A.clean')).toEqual(['background cron 0 3 * * *']);
    expect(told({ functions, endpoints }, 'src/a.ts#A.lost')).toEqual(['unknown nothing that is known']);
  });

  it('is the request for guards and middleware in front of a handler', () => {
    const guarded: EndpointFact = {
      ...endpoint('http', '/list', 'src/a.ts#A.list'),
      through: [{ kind: 'guard', name: 'Signed', id: 'src/g.ts#Signed', on: 'handler' }],
    };
    const functions = [
      fn('src/a.ts#A.list'),
      fn('src/g.ts#Signed.canActivate', ['src/g.ts#check', 1]),
      fn('src/g.ts#check'),
    ];
    expect(told({ functions, endpoints: [guarded] }, 'src/g.ts#check')).toEqual(['request GET /list']);
  });

  it.each([
    ['src/migrations/1700000000000-orders.ts', 'a migration'],
    ['prisma/seed.ts', 'a seed'],
    ['scripts/import.ts', 'a script'],
    ['src/cli/export.ts', 'a command line'],
    ['test/app.ts', 'a test'],
    ['webpack.config.ts', 'a build setting'],
  ])('is no server for the code of %s', (path, text) => {
    expect(told({ functions: [fn(`${path}#run`)] }, `${path}#run`)).toEqual([`offline ${text}`]);
  });

  it.each([
    'src/orders/commands/place-order.handler.ts',
    'src/config/app.config.ts',
    'src/seedling.ts',
    'src/latest.ts',
  ])('is not offline for the code of %s', (path) => {
    expect(told({ functions: [fn(`${path}#run`)] }, `${path}#run`)).toEqual(['unknown nothing that is known']);
  });

  it('is offline for command classes, migrations by their interface and users of a command line library', () => {
    const functions = [
      fn('src/x.ts#X.run'),
      fn('src/y.ts#Y.up'),
      fn('src/z.ts#', ['src/z.ts#main', 1]),
      fn('src/z.ts#main'),
    ];
    const classes = [
      classOf('src/x.ts#X', { extends: 'CommandRunner' }),
      classOf('src/y.ts#Y', { implements: ['MigrationInterface'] }),
    ];
    const given = { functions, classes, imports: [imported('src/z.ts', 'commander', 'program')] };
    expect(told(given, 'src/x.ts#X.run')).toEqual(['offline a command line']);
    expect(told(given, 'src/y.ts#Y.up')).toEqual(['offline a migration']);
    expect(told(given, 'src/z.ts#main')).toEqual(['offline a command line']);
  });

  it('is the background for files of worker threads, and still the request for what a handler calls directly', () => {
    const functions = [
      fn('src/resize.ts#resize'),
      fn('src/a.ts#list', ['src/resize.ts#shared', 1]),
      fn('src/resize.ts#shared'),
    ];
    const imports = [imported('src/resize.ts', 'node:worker_threads', 'parentPort')];
    const given = { functions, imports, endpoints: [endpoint('http', '/list', 'src/a.ts#list')] };
    expect(told(given, 'src/resize.ts#resize')).toEqual(['background a worker, resize']);
    expect(told(given, 'src/resize.ts#shared').map((text) => text.split(' ')[0])).toEqual(['request', 'background']);
  });
});
