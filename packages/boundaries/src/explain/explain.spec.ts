import type { BoundaryRules } from '@banyan/model';
import { busyEvidence, busyShop } from '../busy-shop.fixture';
import { compileConstraints } from '../constraints/compile-constraints';
import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { propose } from '../proposal/propose';
import { shop, shopSketch } from '../shop.fixture';
import { explainOne, explainPair } from './explain';
import { surveyProposal } from './survey';

const survey = (facts = shop, rules?: BoundaryRules) => {
  const constraints = rules && compileConstraints(rules, indexFacts(facts), () => 3).constraints;
  return surveyProposal(indexFacts(facts), propose(facts, { ...(constraints && { constraints }) }), constraints);
};
const at = (file: string) => `src/${file}.ts`;
const pair = (a: string, b: string, on = survey()) => explainPair(on, a, b);

describe('two members', () => {
  it('together: every criterion that couples them, the heaviest first, with its places', () => {
    const { verdict, direct } = pair(at('orders/orders.controller'), at('orders/orders.service'));
    expect(verdict).toBe('together');
    expect(direct.map(({ criterion, text }) => `${criterion}: ${text}`)).toEqual([
      'use-case: 2 of the 2 entry points that lead to OrdersService are those of OrdersController',
      'injection: OrdersController is given OrdersService',
      expect.stringMatching(/^call: OrdersController\.(list|place) calls OrdersService/),
    ]);
    expect(direct.every(({ evidence }) => evidence.length > 0)).toBe(true);
  });

  it('apart: what passes between them, and how strongly each is drawn where', () => {
    const { verdict, crossings, members } = pair(at('orders/orders.service'), at('catalog/catalog.service'));
    expect(verdict).toBe('apart');
    expect(crossings.map(({ kind, line }) => [kind, line])).toEqual([
      ['call-in-loop', 13],
      ['call', 14],
    ]);
    expect(members.map(({ context, pulls }) => [context, pulls[0]!.context])).toEqual([
      ['orders', 'orders'],
      ['catalog', 'catalog'],
    ]);
    for (const { pulls } of members) expect(pulls.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 2);
  });

  it('together through what they have in common', () => {
    const { direct, through } = pair(at('orders/orders.controller'), at('orders/order.entity'));
    expect(direct).toEqual([]);
    expect(through.map((way) => way.through)).toContainEqual([at('orders/orders.module')]);
    expect(through.map(({ strength }) => strength)).toEqual(
      [...through.map(({ strength }) => strength)].sort((a, b) => b - a),
    );
  });

  it('over several others where one does not do', () => {
    const { through } = pair(at('catalog/kernels/resize'), at('catalog/product.entity'));
    expect(through[0]!.steps).toHaveLength(through[0]!.through.length + 1);
  });

  it('a long chain of strong steps is no way', () => {
    const files = ['one', 'two', 'three', 'four', 'five', 'six'].map((name) => `src/${name}/${name}.ts`);
    const calls = files.slice(1).map((file, step) => [`${files[step]}#run`, `${file}#run`] as const);
    const chain = survey(factsOf({ calls }));
    expect(pair(files[0]!, files[5]!, chain).through).toEqual([]);
    expect(pair(files[0]!, files[4]!, chain).through).toMatchObject([{ through: files.slice(1, 4) }]);
  });

  it('what everybody uses binds little, and that is said', () => {
    const imports = Array.from({ length: 12 }, (_, n) => [`src/part${n}/thing${n}.ts`, at('catalog/money')] as const);
    const facts = factsOf({ ...shopSketch, imports: [...shopSketch.imports, ...imports] });
    const { toPart } = pair(at('orders/orders.service'), at('catalog/money'), survey(facts));
    expect(toPart[0]!.text).toMatch(/^money\.ts is made for many \(13 files import it\).* binds little$/);
  });

  it('heavy work in one of them speaks for parting', () => {
    const { toPart } = pair(at('catalog/kernels/resize'), at('catalog/catalog.service'));
    expect(toPart.map(({ text }) => text)).toEqual([expect.stringContaining('nested loop over pixels')]);
  });

  it('what weakens their coupling is told with the share that it leaves', () => {
    const survey = surveyProposal(indexFacts(busyShop, busyEvidence), propose(busyShop));
    const { toPart } = explainPair(survey, at('catalog/catalog.controller'), at('catalog/thumbnail.service'));
    expect(toPart[0]!.text).toMatch(
      /^different-scale leaves \d+ % of their coupling: 1 of 1 entry points of Thumbnail/,
    );
    expect(toPart[0]!.evidence).toEqual([{ file: at('catalog/kernels/resize'), line: 10 }]);
  });

  it('what the team has decided comes with its line', () => {
    const files = [at('orders/orders.controller'), at('orders/orders.service')] as const;
    const apart = explainPair(survey(shop, { apart: [[...files]] }), ...files);
    expect(apart).toMatchObject({
      verdict: 'apart',
      forced: [{ text: 'banyan.yaml keeps them apart', evidence: [{ file: 'banyan.yaml', line: 3 }, { line: 3 }] }],
    });
    const together = explainPair(
      survey(shop, { together: [['src/orders', at('catalog/money')]] }),
      files[0],
      at('catalog/money'),
    );
    expect(together).toMatchObject({
      verdict: 'together',
      forced: [{ text: 'banyan.yaml holds them in one context' }],
    });
  });

  it('what is in no context is said to be shared, with the reason', () => {
    const { verdict, members } = pair(at('accounts/session.guard'), at('orders/orders.service'));
    expect(verdict).toBe('not-both-in-a-context');
    expect(members[0].shared).toMatchObject({ treatment: 'library' });
  });
});

describe('one member', () => {
  it('has the reasons of the proposal and what it is coupled to most', () => {
    const { member, reasons, nearest } = explainOne(survey(), at('orders/orders.service'));
    expect(member.context).toBe('orders');
    expect(reasons[0]!.criterion).toBe('nest-module');
    expect(nearest[0]!.weight).toBeGreaterThanOrEqual(nearest[1]!.weight);
  });

  it('an entity goes with the file that declares it', () => {
    expect(explainOne(survey(), 'entity:Order').reasons[0]!.text).toBe(
      'declared in src/orders/order.entity.ts, which is in orders',
    );
  });
});
