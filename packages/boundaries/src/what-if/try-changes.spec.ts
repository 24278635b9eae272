import { type BoundaryProposal, parseDocumentValue } from '@banyan/model';
import { compileConstraints } from '../constraints/compile-constraints';
import type { Constraints } from '../constraints/constraints';
import { type FactsIndex, indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { directCouplingOf } from '../graph/coupling-of';
import { largeFacts } from '../large-facts.fixture';
import { propose } from '../proposal/propose';
import { shop, shopSketch } from '../shop.fixture';
import { toChangedProposal } from './to-changed-proposal';
import * as whatIf from './try-changes';

const index = indexFacts(shop);
const proposal = propose(shop);
/** A change says nothing about how often seeds agree on it. */
const figuresOf = ({ metrics: { stability: _, ...figures } }: BoundaryProposal) => figures;
const at = (file: string) => `src/${file}.ts`;
const tryChanges = (facts: FactsIndex, of: BoundaryProposal, changes: readonly string[], constraints?: Constraints) =>
  whatIf.tryChanges(facts, of, changes, directCouplingOf(facts), constraints);
const tried = (...changes: string[]) => tryChanges(index, proposal, changes);
const written = (...changes: string[]) => toChangedProposal(index, proposal, tried(...changes));

describe('what a change does', () => {
  it('before is what the proposal says', () => {
    expect(tried('move money.ts to catalog').before).toEqual(figuresOf(proposal));
  });

  it('after is what a proposal with that cut says, seams and figures', () => {
    const { after, seams } = tried('move src/catalog/money.ts to catalog');
    const { proposal: changed } = written('move src/catalog/money.ts to catalog');
    expect(after).toEqual(changed.metrics);
    expect(after.price).toBe(changed.seams.reduce((sum, { price }) => sum + price, 0));
    const [seam] = seams;
    expect(seam).toMatchObject({ from: 'orders', to: 'catalog', gone: [], added: [{ kind: 'import' }] });
    expect(seam!.after - seam!.before).toBe(after.price - proposal.metrics.price);
  });

  it('lists every crossing that is new or gone, with its line', () => {
    const { seams, moved } = tried('move CatalogService to orders');
    expect(moved).toEqual([{ member: at('catalog/catalog.service'), from: 'catalog', to: 'orders' }]);
    const gone = seams.flatMap((seam) => seam.gone.map(({ text }) => text));
    const added = seams.flatMap((seam) => seam.added.map(({ text }) => text));
    expect(gone).toContain('OrdersService.place calls CatalogService.reserve');
    expect(added).toContain('CatalogController.show calls CatalogService.find');
  });

  it('a file takes along the entities that it declares, and an entity its file', () => {
    for (const what of [at('orders/order.entity'), 'entity:Order']) {
      expect(tried(`move ${what} to catalog`).moved).toEqual([
        { member: at('orders/order.entity'), from: 'orders', to: 'catalog' },
        { member: 'entity:Order', from: 'orders', to: 'catalog' },
      ]);
    }
  });

  it('an entity that no file declares follows who writes it', () => {
    const entities = { ...shopSketch.entities, Stock: { file: 'prisma/schema.prisma' } };
    const accesses = [
      ...shopSketch.accesses,
      [`${at('catalog/catalog.service')}#CatalogService.reserve`, 'Stock', 'write'] as const,
    ];
    const facts = factsOf({ ...shopSketch, entities, accesses });
    const { moved } = tryChanges(indexFacts(facts), propose(facts), ['move CatalogService to orders']);
    expect(moved).toContainEqual({ member: 'entity:Stock', from: 'catalog', to: 'orders' });
  });

  it('what was shared becomes a member', () => {
    const { moved, after } = tried('move SessionGuard to accounts');
    expect(moved).toEqual([{ member: at('accounts/session.guard'), to: 'accounts' }]);
    expect(after.members).toBe(proposal.metrics.members + 1);
  });

  it('a folder becomes a new context', () => {
    const { after, cut } = tried('move src/catalog/kernels to new kernels', 'move ThumbnailService to kernels');
    expect(after.contexts).toBe(4);
    expect([...cut.contexts].filter(([, name]) => name === 'kernels').map(([file]) => file)).toEqual([
      at('catalog/kernels/resize'),
      at('catalog/thumbnail.service'),
    ]);
  });

  it('a new name changes nothing', () => {
    const { moved, before, after, seams } = tried('rename catalog to products');
    expect({ moved, seams }).toEqual({ moved: [], seams: [] });
    expect(after).toEqual(before);
  });

  it('merging takes away what passed between the two', () => {
    const { after, seams } = tried('merge catalog into orders');
    expect(after.contexts).toBe(2);
    const between = proposal.seams.find(({ from, to }) => from === 'orders' && to === 'catalog')!;
    expect(seams).toContainEqual(
      expect.objectContaining({ from: 'orders', to: 'catalog', after: 0, before: between.price }),
    );
  });

  it('moving there and back is no change', () => {
    const { moved, seams } = tried('move money.ts to catalog', 'move money.ts to orders');
    expect({ moved, seams }).toEqual({ moved: [], seams: [] });
  });

  it('says which rule of the team it breaks', () => {
    const rules = { apart: [['src/orders', 'src/catalog/catalog.service.ts']] };
    const { constraints } = compileConstraints(rules, index, () => 4);
    const { broken } = tryChanges(index, proposal, ['move CatalogService to orders'], constraints);
    expect(broken).toEqual([{ file: 'banyan.yaml', line: 4, text: expect.stringContaining('share a context') }]);
  });
});

it('a size that could not be had before is no fault of the change', () => {
  const service = at('orders/orders.service');
  const contexts = [{ name: 'sales', members: [service], size: { min: 12 } }];
  const { constraints } = compileConstraints({ contexts, apart: [[service, 'src/catalog', 'src/accounts']] }, index);
  const short = propose(shop, { constraints });
  expect(short.unmet).toHaveLength(1);
  const what = tryChanges(index, short, ['rename catalog to products'], constraints);
  expect(what.broken).toEqual([]);
});

describe('a change that is written down', () => {
  it('is a document that the model accepts, with the change in words', () => {
    const { proposal: changed } = written('move money.ts to catalog');
    expect(parseDocumentValue('boundary-proposal', JSON.parse(JSON.stringify(changed)))).toMatchObject({ ok: true });
    expect(changed.changed).toEqual(['move money.ts to catalog']);
    const catalog = changed.contexts.find(({ name }) => name === 'catalog')!;
    expect(catalog.members.map(({ module }) => module)).toContain(at('catalog/money'));
  });

  it('can be changed again', () => {
    const { proposal: once } = written('move money.ts to catalog');
    expect(tryChanges(index, once, ['move money.ts to orders']).after).toEqual(figuresOf(proposal));
  });

  it.each([
    ['move src/catalog/money.ts to catalog'],
    ['move CatalogService to new stock'],
    ['rename catalog to products'],
    ['merge catalog into orders'],
  ])('%s is kept by the rules it names', (change) => {
    const { proposal: changed, rules } = written(change);
    const members = [...rules.matchAll(/- name: (\S+)|^ {8}- (.+)$/gm)];
    const contexts: { name: string; members: string[] }[] = [];
    for (const [, name, member] of members) {
      if (name !== undefined) contexts.push({ name, members: [] });
      else contexts.at(-1)!.members.push(member!);
    }
    const { constraints, problems } = compileConstraints({ contexts }, index);
    expect(problems).toEqual([]);
    const next = propose(shop, { constraints });
    const named = contexts[0]!.name;
    const pinned = next.contexts.find(({ name }) => name === named)!.members.map(({ module }) => module);
    const wanted = changed.contexts.find(({ name }) => name === named)!.members.map(({ module }) => module);
    expect(pinned).toEqual(expect.arrayContaining(contexts[0]!.members));
    expect(wanted).toEqual(expect.arrayContaining(contexts[0]!.members));
  });
});

describe('a change that cannot be', () => {
  it.each([
    ['shuffle it', 'BOUNDARIES_BAD_CHANGE'],
    ['move money.ts', 'BOUNDARIES_BAD_CHANGE'],
    ['merge orders to catalog', 'BOUNDARIES_BAD_CHANGE'],
    ['move mony.ts to orders', 'BOUNDARIES_MEMBER_UNKNOWN'],
    ['move money.ts to ordrs', 'BOUNDARIES_CONTEXT_UNKNOWN'],
    ['move money.ts to new orders', 'BOUNDARIES_CONTEXT_EXISTS'],
    ['rename orders to catalog', 'BOUNDARIES_CONTEXT_EXISTS'],
    ['merge order into catalog', 'BOUNDARIES_CONTEXT_UNKNOWN'],
  ])('%s', (change, code) => {
    expect(() => tried(change)).toThrow(expect.objectContaining({ code }));
  });

  it('of a proposal made from other facts', () => {
    const more = indexFacts(factsOf({ ...shopSketch, modules: ['src/new.ts'] }));
    expect(() => tryChanges(more, proposal, ['move money.ts to orders'])).toThrow(
      expect.objectContaining({ code: 'BOUNDARIES_PROPOSAL_OUTDATED' }),
    );
  });
});

it('agrees with the whole document on a larger project, whatever moves', () => {
  const facts = largeFacts(300);
  const [large, cut] = [indexFacts(facts), propose(facts, { resolution: 1 })];
  const [first, second] = cut.contexts;
  for (const { module } of first!.members.slice(0, 12)) {
    const changes = [`move ${module} to ${second!.name}`];
    const what = tryChanges(large, cut, changes);
    const { proposal: changed } = toChangedProposal(large, cut, what);
    expect(what.after).toEqual(changed.metrics);
    expect(what.before).toEqual(figuresOf(cut));
  }
});
