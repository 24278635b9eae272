import { type BoundaryBaseline, type CodeFacts, parseDocumentValue } from '@banyan/model';
import fc from 'fast-check';
import { randomRules } from '../constraints/random-rules.fixture';
import { indexFacts } from '../facts-index';
import { factsOf, type FactsSketch } from '../facts-of.fixture';
import { propose } from '../proposal/propose';
import { shop, shopSketch } from '../shop.fixture';
import { buildBaseline } from './build-baseline';
import { checkBoundaries } from './check-boundaries';

const at = (file: string) => `src/${file}.ts`;
const baseline = buildBaseline(indexFacts(shop), propose(shop));
const checkShop = (more: FactsSketch, against: BoundaryBaseline = baseline) =>
  checkBoundaries(indexFacts(factsOf({ ...shopSketch, ...more })), against);

describe('a baseline', () => {
  it('names contexts by folder, what is shared, and every crossing without its line', () => {
    expect(parseDocumentValue('boundary-baseline', JSON.parse(JSON.stringify(baseline)))).toMatchObject({ ok: true });
    expect(baseline.contexts.map(({ name, members }) => [name, members[0]])).toEqual([
      ['accounts', at('accounts/account.entity')],
      ['catalog', at('catalog/catalog.controller')],
      ['orders', at('catalog/money')],
    ]);
    expect(baseline.shared.map(({ treatment }) => treatment)).toEqual(['library', 'stays-in-monolith']);
    expect(baseline.crossings).toContainEqual({
      target: at('catalog/catalog.service'),
      ...{ from: 'orders', to: 'catalog', kind: 'call-in-loop', file: at('orders/orders.service') },
      text: 'OrdersService.describe calls CatalogService.find in a loop',
    });
    expect(JSON.stringify(baseline)).not.toMatch(/\.ts:\d/);
  });

  it('keeps an entity that no file declares in its context', () => {
    const entities = { ...shopSketch.entities, Stock: { file: 'prisma/schema.prisma' } };
    const accesses = [
      ...shopSketch.accesses,
      [`${at('catalog/catalog.service')}#CatalogService.reserve`, 'Stock', 'write'] as const,
    ];
    const facts = factsOf({ ...shopSketch, entities, accesses });
    const own = buildBaseline(indexFacts(facts), propose(facts));
    expect(own.contexts.find(({ name }) => name === 'catalog')!.entities).toEqual(['Stock']);
    const written = [
      ...accesses,
      ...Array.from(
        { length: 3 },
        () => [`${at('orders/orders.service')}#OrdersService.place`, 'Stock', 'write'] as const,
      ),
    ];
    const { added } = checkShop({ entities, accesses: written }, own);
    expect(added.map(({ kind, from, to }) => [kind, from, to])).toEqual(
      Array.from({ length: 3 }, () => ['table-write', 'orders', 'catalog']),
    );
  });
});

describe('a check', () => {
  it('finds nothing in the code that was accepted', () => {
    const { added, gone, newFiles, unplaced, shrunk, accepted } = checkBoundaries(indexFacts(shop), baseline);
    expect({ added, gone, newFiles, unplaced }).toEqual({ added: [], gone: [], newFiles: [], unplaced: [] });
    expect(shrunk).toEqual(baseline);
    expect(accepted).toEqual(baseline);
  });

  it('finds nothing when only lines have changed', () => {
    const shifted = JSON.parse(
      JSON.stringify(shop, (key, value: unknown) => (key === 'line' ? Number(value) + 7 : value)),
    ) as CodeFacts;
    const { added, gone } = checkBoundaries(indexFacts(shifted), baseline);
    expect({ added, gone }).toEqual({ added: [], gone: [] });
  });

  it('finds a new crossing, with line, price and pattern', () => {
    const calls = [
      ...shopSketch.calls,
      [
        `${at('catalog/catalog.service')}#CatalogService.find`,
        `${at('accounts/accounts.service')}#AccountsService.find`,
      ] as const,
    ];
    const { added } = checkShop({ calls });
    expect(added).toEqual([
      expect.objectContaining({
        from: 'catalog',
        to: 'accounts',
        kind: 'call',
        line: 10 + calls.length - 1,
        price: 1,
        pattern: 'grpc-call',
      }),
    ]);
  });

  it('counts: a second call of the same kind in the same function is new', () => {
    const again = shopSketch.calls.find(([, to]) => String(to).endsWith('CatalogService.reserve'))!;
    const { added } = checkShop({ calls: [...shopSketch.calls, again] });
    expect(added).toHaveLength(1);
    const { accepted } = checkShop({ calls: [...shopSketch.calls, again] });
    expect(accepted.crossings.find(({ count }) => count === 2)).toMatchObject({ kind: 'call', to: 'catalog' });
    expect(checkShop({}, accepted)).toMatchObject({ added: [], gone: [{ kind: 'call' }] });
  });

  it('a crossing that is gone is taken out, and nothing else', () => {
    const calls = shopSketch.calls.filter(([, to]) => !String(to).endsWith('CatalogService.reserve'));
    const { gone, shrunk, added } = checkShop({ calls });
    expect({ gone: gone.length, added }).toEqual({ gone: 1, added: [] });
    expect(shrunk.crossings).toEqual(baseline.crossings.filter((one) => !gone.some(({ text }) => text === one.text)));
  });

  it('the injection that is left when its calls are gone is no news, and takes their place', () => {
    const calls = shopSketch.calls.filter(([, to]) => !String(to).includes('CatalogService.'));
    const { added, gone, shrunk } = checkShop({ calls });
    expect({ added, gone: gone.map(({ kind }) => kind) }).toEqual({ added: [], gone: ['call-in-loop'] });
    const left = shrunk.crossings.filter(({ target }) => target === at('catalog/catalog.service'));
    expect(left.map(({ kind }) => kind)).toEqual(['injection']);
    expect(checkShop({ calls }, shrunk)).toMatchObject({ added: [], gone: [] });
  });

  it('a file that moved keeps its crossings', () => {
    const text = JSON.stringify(shop).replaceAll('orders/orders.service', 'orders/services/orders.service');
    const { added, gone, shrunk } = checkBoundaries(indexFacts(JSON.parse(text) as CodeFacts), baseline);
    expect({ added, gone }).toEqual({ added: [], gone: [] });
    expect(shrunk.crossings.some(({ file }) => file === at('orders/services/orders.service'))).toBe(true);
  });

  it('a function with another name keeps its crossings, and a second one beside it does not', () => {
    const text = JSON.stringify(shop).replaceAll('OrdersService.place', 'OrdersService.submit');
    const renamed = JSON.parse(text) as CodeFacts;
    const { added, gone, shrunk } = checkBoundaries(indexFacts(renamed), baseline);
    expect({ added, gone }).toEqual({ added: [], gone: [] });
    expect(shrunk.crossings.map((one) => one.text)).toContain('OrdersService.submit calls CatalogService.reserve');
    const calls = [
      ...shopSketch.calls,
      [
        `${at('orders/orders.service')}#OrdersService.submit`,
        `${at('catalog/catalog.service')}#CatalogService.reserve`,
      ] as const,
    ];
    expect(checkShop({ calls }).added).toHaveLength(1);
  });

  it('another first use of what is shared is no news', () => {
    const imports = [['src/orders/first.controller.ts', at('accounts/session.guard')] as const, ...shopSketch.imports];
    const { added } = checkShop({ imports });
    expect(added).toEqual([]);
  });

  it('one more name in an import is no news', () => {
    const named = (...names: string[]) => {
      const imports = [
        ...shopSketch.imports,
        [at('accounts/accounts.service'), at('catalog/catalog.service'), 'value' as const, ...names] as const,
      ];
      return factsOf({ ...shopSketch, imports });
    };
    const own = buildBaseline(indexFacts(named('A')), propose(named('A')));
    expect(own.crossings.filter(({ kind }) => kind === 'import')).toHaveLength(1);
    expect(checkBoundaries(indexFacts(named('A', 'B')), own)).toMatchObject({ added: [], gone: [] });
  });
});

describe('a new file', () => {
  it.each([
    [
      'in the folder of a context',
      { modules: [at('catalog/new')] },
      at('catalog/new'),
      { context: 'catalog' },
      /^lies in src\/catalog with 5 more/,
    ],
    [
      'that a Nest module declares',
      {
        modules: ['src/mail/mailer.ts'],
        nestModules: {
          ...shopSketch.nestModules,
          'src/orders/orders.module.ts#OrdersModule': { providers: ['src/mail/mailer.ts#Mailer'] },
        },
      },
      'src/mail/mailer.ts',
      { context: 'orders' },
      /^OrdersModule declares it/,
    ],
    [
      'that is coupled to one context',
      { imports: [...shopSketch.imports, ['src/mail/mailer.ts', at('orders/orders.service')] as const] },
      'src/mail/mailer.ts',
      { context: 'orders' },
      /^100 % of its coupling/,
    ],
    [
      'that is a migration',
      { modules: ['src/migrations/002.ts'] },
      'src/migrations/002.ts',
      { shared: 'stays-in-monolith' },
      /^is operations/,
    ],
  ] as const)('%s', (_, more, file, place, why) => {
    const { newFiles } = checkShop(more as FactsSketch);
    expect(newFiles).toContainEqual({ file, place, why: expect.stringMatching(why) });
  });

  it('that nothing places is told', () => {
    const { unplaced, newFiles } = checkShop({ modules: ['src/elsewhere/thing.ts'] });
    expect({ unplaced, newFiles }).toEqual({ unplaced: ['src/elsewhere/thing.ts'], newFiles: [] });
  });
});

describe('whatever the code', () => {
  it('what was accepted passes, and an update never has more than before', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (seed, other) => {
        const [facts, later] = [randomRules(seed).facts, randomRules(other).facts];
        const own = buildBaseline(indexFacts(facts), propose(facts, { resolution: 1 }));
        expect(checkBoundaries(indexFacts(facts), own)).toMatchObject({
          added: [],
          gone: [],
          unplaced: [],
          shrunk: own,
        });
        const { shrunk, added, accepted } = checkBoundaries(indexFacts(later), own);
        const total = ({ crossings }: BoundaryBaseline) => crossings.reduce((sum, { count = 1 }) => sum + count, 0);
        expect(total(shrunk)).toBeLessThanOrEqual(total(own));
        expect(total(accepted)).toBe(total(shrunk) + added.length);
        expect(checkBoundaries(indexFacts(later), accepted)).toMatchObject({ added: [], gone: [] });
      }),
      { numRuns: 60, seed: 20 },
    );
  });
});
