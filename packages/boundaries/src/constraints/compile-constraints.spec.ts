import type { BoundaryRules } from '@banyan/model';
import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { shop, shopSketch } from '../shop.fixture';
import { compileConstraints } from './compile-constraints';

const index = indexFacts(shop);
/** Lines as if every rule stood on a line of its own: the numbers in the pointer, read as one. */
const lineOf = (pointer: string) => 10 + Number(pointer.replace(/\D/g, '') || 0);
const problemsOf = (rules: BoundaryRules) =>
  compileConstraints(rules, index, lineOf).problems.map(({ code, path, message }) => `${code} ${path} ${message}`);

const [order, product, account] = ['orders/order', 'catalog/product', 'accounts/account'].map(
  (at) => `src/${at}.entity.ts`,
);

describe('patterns', () => {
  const membersOf = (...members: string[]) => {
    const { constraints, problems } = compileConstraints({ contexts: [{ name: 'x', members }] }, index);
    return [problems, constraints.blocks[0]?.nodes];
  };

  it.each([
    ['a file', ['src/catalog/money.ts'], ['src/catalog/money.ts']],
    ['a folder, with all below it', ['./src/orders/dto/'], ['src/orders/dto/place-order.dto.ts']],
    ['a glob', ['src/*/*.entity.ts'], [account, product, order]],
    ['a glob, but for what is taken away', ['src/*/*.entity.ts', '!src/orders'], [account, product]],
    ['an entity, with the file that declares it', ['entity:Order'], ['entity:Order', order]],
  ])('%s', (_, members, expected) => {
    expect(membersOf(...members)).toEqual([[], expected]);
  });

  it('a path with brackets is a path when it is there', () => {
    const facts = indexFacts(factsOf({ modules: ['app/[id]/page.ts', 'app/i/page.ts'] }));
    const { constraints } = compileConstraints({ ignore: ['app/[id]/page.ts'] }, facts);
    expect([...constraints.ignored.keys()]).toEqual(['app/[id]/page.ts']);
  });

  it.each([
    ['src/order/**', 'src/orders'],
    ['src/orders/order.entty.ts', 'src/orders/order.entity.ts'],
    ['entity:Ordr', 'entity:Order'],
  ])('%s matches nothing, and what is nearest is named', (pattern, meant) => {
    expect(problemsOf({ ignore: [pattern] })[0]).toBe(
      `PROJECT_CONFIG_NO_MATCH /boundaries/ignore/0 "${pattern}" matches nothing that was analysed; did you mean ${meant}?`,
    );
  });

  it('a glob that fits no file of a folder that is there', () => {
    expect(problemsOf({ ignore: ['src/orders/*.py'] })[0]).toContain(
      'there is src/orders, but no file in it fits the rest of the pattern',
    );
  });

  it('an empty pattern, and taking away where it means nothing', () => {
    expect(problemsOf({ together: [['']], apart: [['src/orders', '!src/catalog']] })).toEqual([
      'PROJECT_CONFIG_BAD_PATTERN /boundaries/together/0/0 is empty; name a file, folder or glob',
      expect.stringContaining('PROJECT_CONFIG_BAD_PATTERN /boundaries/apart/0/1 takes files away'),
    ]);
  });
});

describe('contradictions', () => {
  it('together over two lists, but apart: the chain with its lines', () => {
    const rules = {
      together: [
        [order!, product!],
        [product!, account!],
      ],
      apart: [[order!, account!]],
    };
    expect(problemsOf(rules)).toEqual([
      'PROJECT_CONFIG_CONTRADICTION /boundaries/apart/0/1 ' +
        `${order} (line 10) and ${account} (line 11) are to be apart, but ` +
        `${order} (line 10) is together with ${product} (line 11), ${product} (line 20) is together with ${account} (line 21)`,
    ]);
  });

  it('pinned to two contexts through another member', () => {
    const rules = {
      contexts: [
        { name: 'sales', members: [order!] },
        { name: 'stock', members: [product!] },
      ],
      together: [[order!, product!]],
    };
    expect(problemsOf(rules)).toEqual([
      'PROJECT_CONFIG_CONTRADICTION /boundaries/contexts/1/name sales (line 10) and stock (line 11) are two contexts, but ' +
        `sales holds ${order} (line 10), ${order} (line 10) is together with ${product} (line 11), ${product} (line 20) is in stock`,
    ]);
  });

  it('a file of two owners held together with another', () => {
    const rules = {
      owners: { red: ['src/orders'], blue: ['src/catalog'] },
      together: [['entity:Order', 'entity:Product']],
    };
    expect(problemsOf(rules)[0]).toMatch(
      /^PROJECT_CONFIG_CONTRADICTION \/boundaries\/owners\/blue\/0 src\/orders\/order\.entity\.ts is red's .*src\/orders\/order\.entity\.ts and entity:Order are one, declared at src\/orders\/order\.entity\.ts:11, entity:Order .* is together with entity:Product/,
    );
  });

  it('a pinned context of one owner with the file of another', () => {
    const rules = {
      owners: { red: ['src/orders'], blue: ['src/catalog'] },
      contexts: [{ name: 'sales', members: [order!], owner: 'blue' }],
    };
    expect(problemsOf(rules)).toEqual([expect.stringMatching(/^PROJECT_CONFIG_CONTRADICTION .*sales/)]);
  });

  it('what is apart from itself, and two owners of one file', () => {
    expect(problemsOf({ apart: [['src/orders', order!]], owners: { a: [order!], b: ['src/orders'] } })).toEqual([
      expect.stringContaining(`PROJECT_CONFIG_OVERLAP /boundaries/owners/b/0 ${order} has two owners, a and b`),
      expect.stringContaining(`PROJECT_CONFIG_OVERLAP /boundaries/apart/0/1 ${order} would be apart from itself`),
    ]);
  });

  it('ignored, but a member', () => {
    expect(problemsOf({ ignore: ['src/orders'], contexts: [{ name: 'sales', members: [order!, product!] }] })).toEqual([
      `PROJECT_CONFIG_IGNORED_MEMBER /boundaries/contexts/0/members/0 ${order} is to be a member here, and line 10 leaves it out`,
    ]);
  });

  it('a folder that is ignored in part means the rest', () => {
    const rules = { ignore: ['src/orders/dto'], contexts: [{ name: 'sales', members: ['src/orders'] }] };
    const { constraints, problems } = compileConstraints(rules, index);
    expect(problems).toEqual([]);
    expect(constraints.blocks[0]!.nodes).not.toContain('src/orders/dto/place-order.dto.ts');
  });

  it('an owner that is not listed, a name that stands twice', () => {
    const contexts = [
      { name: 'sales', members: [order!], owner: 'rde' },
      { name: 'sales', members: [product!] },
    ];
    expect(problemsOf({ contexts, owners: { red: ['src/accounts'] } })).toEqual([
      'PROJECT_CONFIG_UNKNOWN_OWNER /boundaries/contexts/0/owner "rde" is no owner under owners; there are red',
      'PROJECT_CONFIG_DUPLICATE_CONTEXT /boundaries/contexts/1/name "sales" stands here twice',
    ]);
  });

  it('sizes that cannot be', () => {
    const contexts = [{ name: 'sales', members: ['src/orders'], size: { max: 2 } }];
    expect(problemsOf({ contexts, sizes: { min: 30, max: 20 } })).toEqual([
      'PROJECT_CONFIG_SIZE /boundaries/sizes min 30 is more than max 20',
      'PROJECT_CONFIG_SIZE /boundaries/contexts/0/size/max 5 files are held in one context by context (line 10); at most 2 are allowed',
      'PROJECT_CONFIG_SIZE /boundaries/contexts the pinned contexts want 30 files, and there are 20',
    ]);
  });

  it('one file cannot be in two contexts by the entities it declares', () => {
    const entities = { ...shopSketch.entities, Line: { file: order! } };
    const rules = { apart: [['entity:Order', 'entity:Line']] };
    const { problems } = compileConstraints(rules, indexFacts(factsOf({ ...shopSketch, entities })), lineOf);
    expect(problems).toEqual([expect.objectContaining({ code: 'PROJECT_CONFIG_CONTRADICTION' })]);
  });
});
