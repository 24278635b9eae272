import { indexFacts } from '../facts-index';
import { factsOf, type FactsSketch } from '../facts-of.fixture';
import { propose } from '../proposal/propose';
import { shop } from '../shop.fixture';
import { listSeams } from './list-seams';
import { prices } from './prices';

/** Contexts are first folders; `shared/` is shared; an entity belongs to the folder of its file. */
function crossingsOf(sketch: FactsSketch): string[] {
  const index = indexFacts(factsOf(sketch));
  const contextOf = (module: string) => (/^(shared|root)\//.test(module) ? undefined : module.split('/')[0]);
  const seams = listSeams({
    index,
    contextOf,
    ownerOfEntity: (name) => contextOf(index.entities.get(name)?.file ?? 'shared/'),
    isShared: (module) => module.startsWith('shared/'),
  });
  return seams.flatMap(({ from, to, crossings }) =>
    crossings.map(
      ({ kind, text, pattern, file, line }) => `${from} > ${to} ${kind} [${pattern}] ${text} @${file}:${line}`,
    ),
  );
}

describe('the seams of the shop', () => {
  const { seams, metrics } = propose(shop);

  test('are these, with these prices', () => {
    const lines = seams.map(({ from, to, price, crossings }) => [
      `${from} > ${to}`,
      price,
      crossings.map(({ kind }) => kind),
    ]);
    expect(lines).toEqual([
      ['catalog > accounts', 6, ['call', 'shared-state']],
      [
        'orders > accounts',
        29,
        ['foreign-key', 'call', 'shared-state', 'transaction', 'injection', 'table-write', 'join'],
      ],
      ['orders > catalog', 6, ['call-in-loop', 'call']],
    ]);
  });

  test('add up to the price of the proposal', () => {
    expect(metrics.price).toBe(seams.reduce((sum, { price }) => sum + price, 0));
  });
});

describe('events', () => {
  const handed = (kind: 'event' | 'job' | 'command') =>
    crossingsOf({ emissions: [[kind, 'order.placed', 'orders/o.ts#O.place', 'mail/m.ts#M.confirm']] });

  test('nobody waits for an event or a job: they pass a broker or a queue', () => {
    expect(handed('event')).toEqual([
      'orders > mail event [message-broker] O.place hands the event order.placed on to M.confirm @orders/o.ts:10',
    ]);
    expect(handed('job')[0]).toContain('event [queue-with-worker]');
  });

  test('a command is a call in another spelling', () => {
    expect(handed('command')[0]).toContain('orders > mail call [grpc-call] O.place hands the command');
  });

  test('within one context nothing passes', () => {
    expect(crossingsOf({ emissions: [['event', 'x', 'orders/o.ts#O.place', 'orders/p.ts#P.on']] })).toEqual([]);
  });
});

describe('calls', () => {
  const providers = { 'b/b.ts#B': 'provider' } as const;

  test('a call to a provider of another context needs a contract', () => {
    expect(crossingsOf({ classes: providers, calls: [['a/a.ts#A.x', 'b/b.ts#B.y']] })).toEqual([
      'a > b call [grpc-call] A.x calls B.y @a/a.ts:10',
    ]);
  });

  test('a call from a function that is itself called in a loop is a call in a loop', () => {
    const calls = [
      ['a/a.ts#A.list', 'a/a.ts#A.one', 'mapped-callback'],
      ['a/a.ts#A.one', 'b/b.ts#B.find'],
    ] as const;
    expect(crossingsOf({ classes: providers, calls })).toEqual([
      'a > b call-in-loop [batch-call] A.one calls B.find for every item of the loop at a/a.ts:10 @a/a.ts:11',
    ]);
  });

  test('an announcement can become an event', () => {
    expect(crossingsOf({ classes: providers, calls: [['a/a.ts#A.x', 'b/b.ts#B.notifyOwner']] })[0]).toContain(
      '[event]',
    );
  });

  test('a call to plain code is code to share, not a round trip', () => {
    const found = crossingsOf({
      calls: [['a/a.ts#x', 'b/money.ts#round']],
      imports: [['a/a.ts', 'b/money.ts', 'value', 'round']],
    });
    expect(found).toEqual(['a > b import [shared-library] a.ts imports round from money.ts @a/a.ts:10']);
  });

  test('a plain function that reaches a table is no plain code', () => {
    const found = crossingsOf({
      calls: [['a/a.ts#x', 'b/find.ts#find']],
      accesses: [['b/find.ts#find', 'Photo', 'read']],
      entities: { Photo: { file: 'b/photo.ts' } },
    });
    expect(found).toEqual(['a > b call [grpc-call] x calls find @a/a.ts:10']);
  });
});

describe('injections and imports', () => {
  test('an injection counts only when no call tells what it is for', () => {
    const injections = [['a/a.ts#A', 'b/b.ts#B']] as const;
    expect(crossingsOf({ injections })).toEqual([
      'a > b injection [grpc-call] A is given B; no call to it was resolved @a/a.ts:10',
    ]);
    expect(crossingsOf({ injections, calls: [['a/a.ts#A.x', 'b/b.ts#B.y']] })).toHaveLength(1);
  });

  test('types and what something stronger covers are no imports', () => {
    const found = crossingsOf({
      imports: [
        ['a/a.ts', 'b/shape.ts', 'type-only', 'Shape'],
        ['a/a.ts', 'b/b.ts', 'value', 'B'],
      ],
      injections: [['a/a.ts#A', 'b/b.ts#B']],
      classes: { 'b/b.ts#B': 'provider' },
    });
    expect(found).toEqual(['a > b injection [grpc-call] A is given B; no call to it was resolved @a/a.ts:10']);
  });
});

describe('tables', () => {
  const entities = { Order: { file: 'a/order.ts', refersTo: { user: 'User' } }, User: { file: 'b/user.ts' } };

  test('reads, writes, joins and keys of another context are listed, own ones are not', () => {
    const found = crossingsOf({
      entities,
      accesses: [
        ['a/a.ts#A.x', 'User', 'read'],
        ['a/a.ts#A.x', 'User', 'write'],
        ['a/a.ts#A.x', 'User', 'read', 'join'],
        ['a/a.ts#A.x', 'Order', 'write'],
      ],
    });
    expect(found).toEqual([
      'a > b table-read [read-model] A.x reads User (this.users.read) @a/a.ts:10',
      'a > b table-write [owner-api] A.x writes User (this.users.write) @a/a.ts:11',
      'a > b join [api-composition] A.x joins User (this.users.read) @a/a.ts:12',
      'a > b foreign-key [drop-fk-keep-id] Order.user refers to User @a/order.ts:20',
    ]);
  });

  test('a transaction over two contexts becomes a saga', () => {
    expect(
      crossingsOf({
        entities: { ...entities, Order: { file: 'a/order.ts' } },
        transactions: [['a/a.ts#A.x', 'Order', 'User']],
      }),
    ).toEqual(['a > b transaction [saga-with-outbox] A.x writes User in its transaction over Order, User @a/a.ts:10']);
  });
});

describe('state in the process', () => {
  const state = [['b/list.ts#List', 'collection', 'List.revoked']] as const;

  test('is reached through a shared guard', () => {
    const found = crossingsOf({
      classes: { 'shared/session.guard.ts#SessionGuard': { role: 'provider', implements: ['CanActivate'] } },
      imports: [['a/a.controller.ts', 'shared/session.guard.ts', 'value', 'SessionGuard']],
      injections: [['shared/session.guard.ts#SessionGuard', 'b/list.ts#List']],
      state,
    });
    expect(found).toEqual([
      'a > b shared-state [shared-store] a.controller.ts uses SessionGuard, which leads to List.revoked, in the memory of one process @a/a.controller.ts:10',
    ]);
  });

  test('is reached by every route when the root installs the guard', () => {
    const found = crossingsOf({
      classes: { 'b/guard.ts#Guard': { role: 'provider', implements: ['CanActivate'] } },
      imports: [
        ['root/main.ts', 'root/app.module.ts'],
        ['root/app.module.ts', 'b/guard.ts', 'value', 'Guard'],
      ],
      nestModules: {
        'root/app.module.ts#AppModule': { imports: ['a/a.module.ts#AModule', 'b/b.module.ts#BModule'] },
        'a/a.module.ts#AModule': {},
        'b/b.module.ts#BModule': {},
      },
      injections: [['b/guard.ts#Guard', 'b/list.ts#List']],
      endpoints: [['GET', '/a', 'a/a.controller.ts#A.get']],
      state,
    });
    expect(found).toEqual([
      'a > b shared-state [shared-store] every request passes Guard, which leads to List.revoked, in the memory of one process @a/a.controller.ts:1',
    ]);
  });

  test('in shared code parts the contexts that reach it', () => {
    const found = crossingsOf({
      injections: [
        ['a/a.ts#A', 'shared/limiter.ts#Limiter'],
        ['b/b.ts#B', 'shared/limiter.ts#Limiter'],
      ],
      state: [['shared/limiter.ts#Limiter', 'collection', 'Limiter.hits']],
    });
    expect(found).toEqual([
      'b > a shared-state [shared-store] B is given Limiter, which leads to Limiter.hits, in the memory of one process (shared code) @b/b.ts:11',
    ]);
  });

  test('a timer or an environment variable is not shared', () => {
    const own = [
      ['b/list.ts#List', 'timer', 'setInterval'],
      ['b/list.ts#List', 'environment', 'PORT'],
    ] as const;
    const found = crossingsOf({ injections: [['a/a.ts#A', 'b/list.ts#List']], state: own });
    expect(found.filter((line) => line.includes('shared-state'))).toEqual([]);
  });
});

describe('what shared code asks of a context', () => {
  test('is asked by every context that uses the shared code', () => {
    const found = crossingsOf({
      classes: { 'shared/guard.ts#Guard': { role: 'provider', implements: ['CanActivate'] } },
      imports: [['a/a.ts', 'shared/guard.ts', 'value', 'Guard']],
      accesses: [['shared/guard.ts#Guard.canActivate', 'Session', 'read']],
      entities: { Session: { file: 'b/session.ts' } },
    });
    expect(found).toEqual(['a > b table-read [read-model] a.ts uses Guard; shared guard.ts reads Session @a/a.ts:10']);
  });
});

test('a crossing that changes what users see is the dearest, code that can be copied the cheapest', () => {
  const sorted = Object.entries(prices).sort((a, b) => a[1].price - b[1].price);
  expect([sorted[0]![0], sorted.at(-1)![0]]).toEqual(['import', 'transaction']);
});

describe("the database's client in shared code", () => {
  const client = 'shared/prisma.service.ts#PrismaService';
  const sketch: FactsSketch = {
    classes: {
      [client]: { role: 'provider', extends: 'PrismaClient' },
      'a/a.service.ts#A': 'provider',
      'b/b.service.ts#B': 'provider',
    },
    entities: { Order: { file: 'c/order.ts' } },
    accesses: [[`${client}.lockOrders`, 'Order', 'read']],
    injections: [
      ['a/a.service.ts#A', client],
      ['b/b.service.ts#B', client],
    ],
    calls: [['b/b.service.ts#B.move', `${client}.lockOrders`]],
  };

  test('passes its queries on to who calls them, not to everybody who is given it', () => {
    expect(crossingsOf(sketch)).toEqual([
      expect.stringMatching(
        /^b > c table-read .* B\.move calls PrismaService\.lockOrders; shared prisma\.service\.ts reads Order @b/,
      ),
    ]);
  });
});
