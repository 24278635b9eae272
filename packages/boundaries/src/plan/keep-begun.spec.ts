import type { BoundedContext, ExtractionStep, MigrationPlan } from '@banyan/model';
import { keepBegun } from './keep-begun';

const planOf = (...steps: readonly Partial<ExtractionStep>[]) =>
  ({
    steps: steps.map((step) => ({ price: { score: 1, crossings: {} }, prerequisites: [], ...step })),
  }) as unknown as MigrationPlan;
const contextOf = (name: string, ...modules: string[]) =>
  ({ name, members: modules.map((module) => ({ module })) }) as unknown as BoundedContext;
const found = (plan: MigrationPlan, ...contexts: BoundedContext[]) =>
  keepBegun(plan, contexts).map(({ step, context }) => [step.context, step.formerly, context]);

const orders: Partial<ExtractionStep> = { context: 'orders', status: 'extracted', members: ['a', 'b', 'c'] };

test('a step that was only planned is nothing to keep', () => {
  expect(found(planOf({ ...orders, status: 'planned' }), contextOf('orders', 'a', 'b', 'c'))).toEqual([]);
});

test('a context is known by most of its files, whatever it is called', () => {
  const contexts = [contextOf('orders', 'x', 'c'), contextOf('shopping', 'a', 'b')];
  expect(found(planOf(orders), ...contexts)).toEqual([['shopping', 'orders', 'shopping']]);
});

test('the name it began with is kept, and the files are those of today, when it is renamed again', () => {
  const [kept] = keepBegun(planOf({ ...orders, formerly: 'baskets' }), [contextOf('orders', 'a', 'b', 'c', 'd')]);
  expect(kept!.step).toMatchObject({ context: 'orders', formerly: 'baskets', members: ['a', 'b', 'c', 'd'] });
});

test('a part of a larger context is not that context: the step stands by itself, and the context is still open', () => {
  expect(found(planOf(orders), contextOf('shop', 'a', 'b', 'c', 'd', 'e', 'f', 'g'))).toEqual([
    ['orders', undefined, undefined],
  ]);
});

test('two contexts that changed names keep their own status', () => {
  const billing: Partial<ExtractionStep> = { context: 'billing', status: 'done', members: ['d', 'e'] };
  const contexts = [contextOf('orders', 'd', 'e'), contextOf('billing', 'a', 'b', 'c')];
  expect(found(planOf(orders, billing), ...contexts)).toEqual([
    ['billing', 'orders', 'billing'],
    ['orders', 'billing', 'orders'],
  ]);
});

test('the name tells where no files are known, or few of them are left; never where all of them are gone', () => {
  const { members: _, ...old } = orders;
  expect(found(planOf(old), contextOf('orders', 'z'))).toEqual([['orders', undefined, 'orders']]);
  expect(found(planOf(orders), contextOf('orders', 'a', 'y', 'z'))).toEqual([['orders', undefined, 'orders']]);
  expect(found(planOf(orders), contextOf('orders', 'y', 'z'))).toEqual([['orders', undefined, undefined]]);
});

describe('what a step owes to those before it', () => {
  const first = { kind: 'share-state', text: 'it', file: 'a', line: 1 } as const;
  const late: Partial<ExtractionStep> = {
    ...orders,
    price: { score: 9, left: 4, crossings: {} },
    prerequisites: [
      { ...first, doneWith: 'photos' },
      { ...first, doneWith: 'users' },
    ],
    after: { contexts: 2, price: 9, cutShare: 0, modularity: 0, roundTrips: 0, perItem: 0, sagas: 0 },
  };
  const photos: Partial<ExtractionStep> = { context: 'photos', status: 'planned' };
  const keptOf = (...before: Partial<ExtractionStep>[]) => keepBegun(planOf(...before, late), []).at(-1)!.step;

  test('is kept when they have begun too', () => {
    expect(keptOf({ ...photos, status: 'routed' })).toEqual(late);
  });

  test('is taken back when it began before them', () => {
    const { after: _, ...said } = late;
    expect(keptOf(photos)).toEqual({
      ...said,
      price: { score: 9, crossings: {} },
      prerequisites: [first, { ...first, doneWith: 'users' }],
    });
  });
});
