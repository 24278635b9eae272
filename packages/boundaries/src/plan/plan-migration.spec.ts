import { type CodeFacts, type MigrationPlan, parseDocumentValue } from '@banyan/model';
import { factsOf } from '../facts-of.fixture';
import { propose } from '../proposal/propose';
import { shop, shopSketch } from '../shop.fixture';
import { planMigration } from './plan-migration';

const planOf = (facts: CodeFacts, previous?: MigrationPlan) => planMigration(propose(facts), facts, previous);

describe('the order of extractions', () => {
  const plan = planOf(shop);

  test('begins with the part that stalls the process and is cheap to cut', () => {
    expect(plan.steps.map(({ order, context }) => [order, context])).toEqual([
      [1, 'catalog'],
      [2, 'orders'],
      [3, 'accounts'],
    ]);
    expect(plan.steps[0]!.gain.parts?.[0]?.reasons[0]).toBe(
      'resize: nested loop over pixels, awaited in GET /products/:id/image (src/catalog/kernels/resize.ts:10)',
    );
  });

  test('follows the evidence, not the names: heavy work elsewhere begins elsewhere', () => {
    const moved = factsOf({
      ...shopSketch,
      heavy: [['src/accounts/accounts.service.ts#AccountsService.find', 'nested loop']],
    });
    expect(planOf(moved).steps[0]!.context).toBe('accounts');
  });

  test('takes over the routes of the context and moves its tables', () => {
    expect(plan.steps[0]).toMatchObject({
      routes: [
        { method: 'GET', path: '/products/:id' },
        { method: 'GET', path: '/products/:id/image' },
      ],
      entities: [{ name: 'Product', table: 'products' }],
    });
  });

  test('counts the crossings of both directions', () => {
    expect(plan.steps[0]!.price).toEqual({
      score: 12,
      left: 12,
      crossings: { call: 2, 'call-in-loop': 1, 'shared-state': 1 },
    });
  });

  test('says first what to mend, each thing once and with its place', () => {
    const orders = plan.steps[1]!.prerequisites.map(
      ({ kind, file, line, doneWith }) => `${kind} ${file}:${line}${doneWith ? ` (with ${doneWith})` : ''}`,
    );
    expect(orders).toEqual([
      'break-cycle src/orders/orders.module.ts:11',
      'break-cycle src/orders/orders.service.ts:12',
      'share-state src/accounts/revocation-list.ts:10 (with catalog)',
      'batch-calls src/orders/orders.service.ts:13 (with catalog)',
      'split-transaction src/orders/orders.service.ts:10',
      'move-table src/orders/orders.service.ts:12',
    ]);
  });

  test('an import cycle over the seam is to be broken where it closes', () => {
    const [a, b] = ['src/catalog/catalog.service.ts', 'src/orders/orders.service.ts'];
    const cycle = { members: [a, b], atRunTime: true, feedback: [{ file: a, line: 4, to: b }] };
    const steps = planOf({ ...shop, cycles: [cycle] }).steps;
    expect(steps[0]!.prerequisites).toContainEqual({
      kind: 'break-cycle',
      text: `this import of ${b} closes a cycle over the seam`,
      file: a,
      line: 4,
    });
  });

  test('is a document that the model accepts', () => {
    expect(parseDocumentValue('migration-plan', JSON.parse(JSON.stringify(plan)))).toMatchObject({ ok: true });
  });
});

describe('what each step changes', () => {
  const { metrics, seams } = propose(shop);
  const { steps } = planOf(shop);
  const figures = steps.map(({ after }) => after!);

  test('is counted over the contexts outside so far and one monolith', () => {
    expect(figures[0]).toEqual({
      ...{ contexts: 1, price: 12, cutShare: 0.022, modularity: 0.438 },
      ...{ roundTrips: 2, perItem: 1, sagas: 0 },
    });
  });

  test('never falls, and ends with the figures of the proposal', () => {
    const { price, cutShare, modularity } = metrics;
    const sum = (one: 'roundTrips' | 'perItem' | 'sagas') => seams.reduce((all, { cost }) => all + cost![one], 0);
    expect(figures.at(-1)).toEqual({
      ...{ contexts: 3, price, cutShare, modularity },
      ...{ roundTrips: sum('roundTrips'), perItem: sum('perItem'), sagas: sum('sagas') },
    });
    for (const one of ['contexts', 'price', 'cutShare', 'roundTrips', 'perItem', 'sagas'] as const)
      expect(figures.map((after) => after[one])).toEqual([...figures.map((after) => after[one])].sort((a, b) => a - b));
  });

  test('a seam is paid once: the last to leave has nothing left to pay', () => {
    expect(steps.map(({ price }) => [price.left, price.score])).toEqual([
      [12, 12],
      [expect.any(Number), expect.any(Number)],
      [0, expect.any(Number)],
    ]);
    expect(steps[1]!.price.left).toBeLessThan(steps[1]!.price.score);
    expect(steps[2]!.price.score).toBeGreaterThan(0);
  });
});

test('facts that the proposal was not made from are refused: figures of two states of the code mean nothing', () => {
  const grown = factsOf({ ...shopSketch, modules: ['src/orders/refund.service.ts'] });
  expect(() => planMigration(propose(shop), grown)).toThrow(
    expect.objectContaining({ code: 'BOUNDARIES_PROPOSAL_OUTDATED' }),
  );
});

describe('contexts without routes', () => {
  test('a context of schedules leaves as a worker, and the step says so', () => {
    const facts = factsOf({
      ...shopSketch,
      endpoints: [
        ...shopSketch.endpoints.filter(([, path]) => !path.startsWith('/accounts')),
        ['CRON', '0 3 * * *', 'src/accounts/accounts.service.ts#AccountsService.find', 'cron'],
      ],
    });
    const step = planOf(facts).steps.find(({ context }) => context === 'accounts')!;
    expect(step.routes).toEqual([]);
    expect(step.gain.reasons.at(-1)).toContain('leaves as a worker');
  });

  test('a context without entry points and entities is no step', () => {
    const proposal = propose(shop);
    const [first, ...others] = proposal.contexts;
    const code = { ...first!, name: 'tax', endpoints: [], entities: [] };
    const plan = planMigration({ ...proposal, contexts: [code, ...others] }, shop);
    expect(plan.steps.map(({ context }) => context)).toEqual(['catalog', 'orders']);
  });
});

describe('a plan made again', () => {
  const first = planOf(shop);
  const begun: MigrationPlan = {
    ...first,
    steps: first.steps.map((step) => (step.context === 'orders' ? { ...step, status: 'routed' as const } : step)),
  };

  test('keeps what has begun, in front', () => {
    expect(planOf(shop, begun).steps.map(({ order, context, status }) => [order, context, status])).toEqual([
      [1, 'orders', 'routed'],
      [2, 'catalog', 'planned'],
      [3, 'accounts', 'planned'],
    ]);
  });

  test('keeps a finished step whose context has left the code', () => {
    const gone = { ...begun.steps[0]!, context: 'billing', members: ['src/billing/gone.ts'], status: 'done' as const };
    const steps = planOf(shop, { ...begun, steps: [gone] }).steps;
    expect(steps.map(({ context, status }) => [context, status])).toEqual([
      ['billing', 'done'],
      ['catalog', 'planned'],
      ['orders', 'planned'],
      ['accounts', 'planned'],
    ]);
  });

  test('says what it said when it began, under the name that the context has now', () => {
    const [catalog] = first.steps;
    const said = {
      ...catalog!,
      status: 'done' as const,
      context: 'goods',
      gain: { score: 77, reasons: ['long lists'] },
    };
    const [step] = planOf(shop, { ...first, steps: [said] }).steps;
    expect(step).toEqual({ ...said, context: 'catalog', formerly: 'goods' });
  });

  test('says what a step changes anew when it began before its turn', () => {
    const [orders] = planOf(shop, begun).steps;
    expect(begun.steps[1]!.after!.contexts).toBe(2);
    expect(orders!.after).toMatchObject({ contexts: 1, sagas: 1 });
    expect(orders!.prerequisites.filter(({ doneWith }) => doneWith !== undefined)).toEqual([]);
  });

  test('counts what has begun as outside', () => {
    const [, catalog] = planOf(shop, begun).steps;
    expect(catalog).toMatchObject({ context: 'catalog', after: { contexts: 2, price: propose(shop).metrics.price } });
    expect(catalog!.price.left).toBeLessThan(catalog!.price.score);
  });

  test('is the same to the byte', () => {
    const again = planOf(shop, begun);
    expect(JSON.stringify(planOf(shop, again))).toBe(JSON.stringify(again));
  });
});
