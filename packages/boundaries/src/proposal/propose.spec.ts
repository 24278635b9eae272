import { parseDocumentValue } from '@banyan/model';
import { factsOf } from '../facts-of.fixture';
import { largeFacts } from '../large-facts.fixture';
import { propose } from './propose';
import { shop, shopSketch } from '../shop.fixture';

const contextOf = (proposal: ReturnType<typeof propose>, file: string) =>
  proposal.contexts.find(({ members }) => members.some(({ module }) => module.endsWith(file)))?.name;

describe('a proposal for the shop', () => {
  const proposal = propose(shop);

  test('has the three features as contexts, with their entities', () => {
    expect(proposal.contexts.map(({ name, entities }) => [name, entities])).toEqual([
      ['accounts', ['Account']],
      ['catalog', ['Product']],
      ['orders', ['Order']],
    ]);
  });

  test('keeps controllers, services, data classes and kernels of a feature together', () => {
    const catalog = proposal.contexts[1]!.members.map(({ module }) => module.replace('src/catalog/', ''));
    expect(catalog).toEqual(
      expect.arrayContaining(['catalog.controller.ts', 'kernels/resize.ts', 'product.entity.ts']),
    );
    expect(contextOf(proposal, 'place-order.dto.ts')).toBe('orders');
  });

  test('says for every member why it is there, with shares that add up', () => {
    for (const { module, reasons } of proposal.contexts.flatMap(({ members }) => members)) {
      expect([module, reasons.length > 0]).toEqual([module, true]);
      expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 1);
      for (const { evidence } of reasons) expect(evidence.length).toBeGreaterThan(0);
    }
    expect(
      proposal.contexts[2]!.members.find(({ module }) => module.endsWith('orders.service.ts'))?.reasons[0],
    ).toMatchObject({
      criterion: 'nest-module',
      text: 'OrdersModule declares OrdersService together with Order and OrdersController',
    });
  });

  test('shares the guard and leaves what composes the application where it is', () => {
    expect(proposal.shared.map(({ module, treatment }) => [module, treatment])).toEqual([
      ['src/accounts/session.guard.ts', 'library'],
      ['src/app.module.ts', 'stays-in-monolith'],
      ['src/main.ts', 'stays-in-monolith'],
    ]);
    expect(proposal.shared[0]!.usedBy).toEqual(['catalog', 'orders']);
  });

  test('places every module once, tests nowhere', () => {
    const placed = [
      ...proposal.contexts.flatMap(({ members }) => members.map(({ module }) => module)),
      ...proposal.shared.map(({ module }) => module),
    ];
    expect(placed.sort()).toEqual(shop.modules.filter(({ test }) => !test).map(({ path }) => path));
  });

  test('feels the pressure where pixels are processed in a request', () => {
    expect(proposal.contexts.map(({ scalePressure }) => scalePressure.score > 5)).toEqual([false, true, false]);
  });

  test('is a document that the model accepts', () => {
    expect(parseDocumentValue('boundary-proposal', JSON.parse(JSON.stringify(proposal)))).toMatchObject({ ok: true });
  });

  test('is the same for the same facts and seed, byte for byte', () => {
    expect(JSON.stringify(propose(structuredClone(shop), { seed: 9 }))).toBe(
      JSON.stringify(propose(shop, { seed: 9 })),
    );
  });

  test('does not change the facts', () => {
    const before = JSON.stringify(shop);
    propose(shop);
    expect(JSON.stringify(shop)).toBe(before);
  });
});

describe('other projects', () => {
  test('an empty project gives an empty proposal', () => {
    const { contexts, shared, seams, metrics } = propose(factsOf({}));
    expect({ contexts, shared, seams }).toEqual({ contexts: [], shared: [], seams: [] });
    expect(metrics).toEqual({ contexts: 0, members: 0, completeness: 0, modularity: 0, cutShare: 0, price: 0 });
  });

  test('a file without any relation stays with its neighbours in the folder', () => {
    const proposal = propose(factsOf({ ...shopSketch, modules: ['src/orders/notes.ts'] }));
    expect(contextOf(proposal, 'orders/notes.ts')).toBe('orders');
  });

  test('a migration stays in the monolith', () => {
    const proposal = propose(factsOf({ ...shopSketch, modules: ['src/migrations/001.ts'] }));
    expect(proposal.shared.find(({ module }) => module.includes('migrations'))).toMatchObject({
      treatment: 'stays-in-monolith',
      usedBy: [],
    });
  });

  test('the resolution asked for is the one used', () => {
    expect(propose(shop, { resolution: 0.5 }).detection).toMatchObject({ algorithm: 'leiden', resolution: 0.5 });
  });

  test('every one of 1,600 files is placed or said to be shared', () => {
    const facts = largeFacts(1600);
    const { contexts, shared } = propose(facts);
    const placed = [...contexts.flatMap(({ members }) => members), ...shared].map(({ module }) => module).sort();
    expect(placed).toEqual(facts.modules.map(({ path }) => path).sort());
  });
});
