import { algorithms } from '../detection/algorithms';
import { factsOf } from '../facts-of.fixture';
import { largeFacts } from '../large-facts.fixture';
import { propose } from './propose';
import { shop, shopSketch } from '../shop.fixture';

describe('other ways to cut', () => {
  const large = largeFacts(300);

  test('stand beside the proposal, each with its contexts, its figures and a sentence', () => {
    const { alternatives = [], metrics } = propose(large);
    expect(alternatives.map(({ name }) => name)).toContain('modules');
    for (const { contexts, metrics: own, text } of alternatives) {
      expect(contexts).toHaveLength(own.contexts);
      expect(text).toContain(`${own.contexts} `);
    }
    const coarse = alternatives.find(({ name }) => name === 'coarse');
    if (coarse) expect(coarse.metrics.contexts).toBeLessThan(metrics.contexts);
  });

  test('can be made the proposal, and then the balanced one stands beside it', () => {
    const fine = propose(large, { cut: 'modules' });
    const beside = propose(large).alternatives?.find(({ name }) => name === 'modules');
    expect(fine.contexts.map(({ name, members }) => ({ name, members: members.map(({ module }) => module) }))).toEqual(
      beside?.contexts,
    );
    expect(fine.alternatives?.map(({ name }) => name)).toContain('balanced');
  });

  test('a cut that does not come out is refused with those that do', () => {
    expect(() => propose(shop, { cut: 'fine' })).toThrow(
      expect.objectContaining({ code: 'BOUNDARIES_NO_SUCH_CUT', hint: expect.stringContaining('balanced, ') }),
    );
  });

  test('feature modules hold every file but what composes the application and what is run by hand', () => {
    const facts = factsOf({ ...shopSketch, modules: ['src/migrations/001.ts'] });
    const { contexts, shared } = propose(facts, { cut: 'modules' });
    expect(shared.map(({ module }) => module)).toEqual(['src/app.module.ts', 'src/main.ts', 'src/migrations/001.ts']);
    const placed = contexts.flatMap(({ members }) => members.map(({ module }) => module));
    const rest = facts.modules.filter(({ test, path }) => !test && !shared.some(({ module }) => module === path));
    expect(placed.sort()).toEqual(rest.map(({ path }) => path).sort());
  });
});

describe('algorithms', () => {
  test.each(algorithms.map(({ name }) => name))('%s cuts the shop into its three features', (algorithm) => {
    const { contexts, detection } = propose(shop, { algorithm });
    expect(contexts.map(({ name }) => name)).toEqual(['accounts', 'catalog', 'orders']);
    expect(detection).toMatchObject({ algorithm, objective: expect.any(Number) });
  });

  test('one that is not in the table is refused with those that are', () => {
    expect(() => propose(shop, { algorithm: 'magic' })).toThrow(
      expect.objectContaining({ code: 'BOUNDARIES_ALGORITHM_UNKNOWN', hint: expect.stringContaining('local-search') }),
    );
  });
});

describe('stability', () => {
  test('is 1 where every seed says the same, and written for members, contexts and the whole', () => {
    const { contexts, metrics } = propose(shop);
    expect(metrics.stability).toBe(1);
    expect(contexts.map((context) => context.stability)).toEqual(contexts.map(() => 1));
    expect(contexts.flatMap(({ members }) => members.map((one) => one.stability))).not.toContain(undefined);
  });
});

describe('shared code', () => {
  test('names the context it is coupled to most: who would look after it', () => {
    const users = ['orders', 'catalog', 'accounts'].map(
      (name) => [`src/${name}/${name}.service.ts`, 'src/text/slug.ts'] as const,
    );
    const facts = factsOf({
      ...shopSketch,
      imports: [...shopSketch.imports, ...users],
      calls: [...shopSketch.calls, ['src/catalog/catalog.service.ts#CatalogService.find', 'src/text/slug.ts#slug']],
    });
    const slug = propose(facts).shared.find(({ module }) => module === 'src/text/slug.ts');
    expect(slug).toMatchObject({ treatment: 'library', home: 'catalog' });
  });
});

test('where the facts know of hardly any entry point or data, any group of files can be a context', () => {
  const files = (folder: string) => Array.from({ length: 8 }, (_, at) => `src/${folder}/${folder}-${at}.js`);
  const imports = ['cart', 'search'].flatMap((folder) => {
    const own = files(folder);
    return own.flatMap((file, at) => own.slice(0, at).map((other) => [file, other] as const));
  });
  const { contexts } = propose(factsOf({ imports }));
  expect(contexts.map(({ name, members }) => [name, members.length])).toEqual([
    ['cart', 8],
    ['search', 8],
  ]);
});
