import { indexFacts } from '../facts-index';
import { factsOf, type FactsSketch } from '../facts-of.fixture';
import { propose } from '../proposal/propose';
import { shopSketch } from '../shop.fixture';
import { listPrerequisites } from './list-prerequisites';

type Cycles = ReturnType<typeof factsOf>['cycles'];

const service = { orders: 'src/orders/orders.service.ts', catalog: 'src/catalog/catalog.service.ts' };

function listed(context: string, more: Partial<FactsSketch> = {}, cycles: Cycles = []) {
  const facts = { ...factsOf({ ...shopSketch, ...more }), cycles };
  const proposal = propose(facts);
  return listPrerequisites(proposal, proposal.contexts.find(({ name }) => name === context)!, indexFacts(facts));
}

const emitting = (kind: 'event' | 'job') => ({
  emissions: [
    [
      kind,
      'order.placed',
      `${service.orders}#OrdersService.place`,
      `${service.catalog}#CatalogService.reserve`,
    ] as const,
  ],
});

test('an event of one process needs a broker, on either side of the seam; a job has one', () => {
  const event = {
    kind: 'publish-event',
    text: 'orders tells catalog of the event order.placed inside of one process: it needs a broker',
    ...{ file: service.orders, line: 10 },
  };
  expect(listed('orders', emitting('event'))).toContainEqual({ ...event, others: ['catalog'] });
  expect(listed('catalog', emitting('event'))).toContainEqual({ ...event, others: ['orders'] });
  expect(listed('orders', emitting('job')).filter(({ kind }) => kind === 'publish-event')).toEqual([]);
});

test('an event is named once, with the number of its places', () => {
  const [first] = emitting('event').emissions;
  const again = ['event', 'order.placed', `${service.orders}#OrdersService.list`, first![3]] as const;
  expect(listed('orders', { emissions: [first!, again] }).filter(({ kind }) => kind === 'publish-event')).toMatchObject(
    [
      {
        text: 'orders tells catalog of the event order.placed inside of one process (2 places): it needs a broker',
        line: 10,
      },
    ],
  );
});

test('what is asked once per item is to be asked in batches', () => {
  expect(listed('catalog').filter(({ kind }) => kind === 'batch-calls')).toEqual([
    {
      kind: 'batch-calls',
      text: `orders asks catalog once per item: OrdersService.describe calls CatalogService.find for every item of the loop at ${service.orders}:12`,
      ...{ file: service.orders, line: 13, others: ['orders'] },
    },
  ]);
});

test('a cycle that closes elsewhere is broken on the seam, in the direction that fewer imports take', () => {
  const [a, b, c] = [service.catalog, service.orders, 'src/catalog/thumbnail.service.ts'];
  const imports = [...shopSketch.imports, [a, b], [b, a], [b, c]] as const;
  const cycle = { members: [a, b, c], atRunTime: true, feedback: [{ file: a, line: 4, to: c }] };
  expect(listed('catalog', { imports }, [cycle]).filter(({ kind }) => kind === 'break-cycle')).toEqual([
    {
      kind: 'break-cycle',
      text: `this import of ${b} lies on a cycle over the seam`,
      ...{ file: a, line: 10 + shopSketch.imports.length, others: ['orders'] },
    },
  ]);
});

test('of a cycle at run time, an import of types is nothing to break', () => {
  const [a, b] = [service.catalog, service.orders];
  const imports = [...shopSketch.imports, [a, b, 'type-only'], [a, b], [b, a]] as const;
  const types = { file: a, line: 10 + shopSketch.imports.length, to: b };
  const cycle = { members: [a, b], atRunTime: true, feedback: [types] };
  expect(listed('catalog', { imports }, [cycle]).filter(({ kind }) => kind === 'break-cycle')).toMatchObject([
    { text: expect.stringContaining('lies on a cycle'), file: b },
  ]);
});

test('a cycle within a context, or that only types close, stops nobody', () => {
  const within = { members: [service.catalog, 'src/catalog/thumbnail.service.ts'], atRunTime: true, feedback: [] };
  const ofTypes = {
    ...{ members: [service.catalog, service.orders], atRunTime: false },
    feedback: [{ file: service.catalog, line: 4, to: service.orders }],
  };
  expect(listed('catalog', {}, [within, ofTypes]).filter(({ kind }) => kind === 'break-cycle')).toEqual([]);
});
