import type { BoundaryProposal, BoundaryRules, CodeFacts } from '@banyan/model';
import fc from 'fast-check';
import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import type { CutName } from '../proposal/cuts';
import { propose } from '../proposal/propose';
import { shop, shopSketch } from '../shop.fixture';
import { compileConstraints } from './compile-constraints';
import { randomRules } from './random-rules.fixture';

function proposeWith(rules: BoundaryRules, facts: CodeFacts = shop): BoundaryProposal {
  const { constraints, problems } = compileConstraints(rules, indexFacts(facts), () => 7);
  expect(problems).toEqual([]);
  return propose(facts, { constraints });
}

const contextOf = ({ contexts }: BoundaryProposal, file: string) =>
  contexts.find(({ members }) => members.some(({ module }) => module === file))?.name;

const at = (file: string) => `src/${file}.ts`;

describe('a proposal with rules', () => {
  it('names a pinned context as the team does, and says which rule put a member there', () => {
    const proposal = proposeWith({ contexts: [{ name: 'sales', members: ['src/orders', 'src/catalog/money.ts'] }] });
    const sales = proposal.contexts.find(({ name }) => name === 'sales')!;
    expect(sales.pinned).toBe(true);
    const money = sales.members.find(({ module }) => module === at('catalog/money'))!;
    expect(money.reasons[0]).toMatchObject({
      criterion: 'constraint',
      text: 'banyan.yaml puts it into sales',
      evidence: [{ file: 'banyan.yaml', line: 7 }],
    });
    expect(proposal.contexts.filter(({ pinned }) => pinned)).toHaveLength(1);
  });

  it('pins what was shared before', () => {
    const proposal = proposeWith({ contexts: [{ name: 'accounts', members: ['src/accounts'] }] });
    expect(contextOf(proposal, at('accounts/session.guard'))).toBe('accounts');
    expect(proposal.shared.map(({ module }) => module)).toEqual(['src/app.module.ts', 'src/main.ts']);
  });

  it('keeps together what nothing couples', () => {
    const proposal = proposeWith({ together: [[at('catalog/thumbnail.service'), at('accounts/accounts.service')]] });
    const places = ['catalog/thumbnail.service', 'accounts/accounts.service'].map((file) =>
      contextOf(proposal, at(file)),
    );
    expect(places[0]).toBeDefined();
    expect(places[0]).toBe(places[1]);
  });

  it('parts a controller from its service, whatever their Nest module says', () => {
    const proposal = proposeWith({ apart: [[at('orders/orders.controller'), at('orders/orders.service')]] });
    const places = ['orders/orders.controller', 'orders/orders.service'].map((file) => contextOf(proposal, at(file)));
    expect(places[0]).not.toBe(places[1]);
  });

  it('leaves ignored files where they are, and says so', () => {
    const proposal = proposeWith({ ignore: ['src/orders/dto'] });
    const shared = proposal.shared.find(({ module }) => module === at('orders/dto/place-order.dto'));
    expect(shared).toMatchObject({ treatment: 'stays-in-monolith', reason: 'banyan.yaml ignores it' });
  });

  it('gives an entity of a schema file to the context that is to have it', () => {
    const facts = factsOf({
      ...shopSketch,
      entities: { ...shopSketch.entities, Stock: { file: 'prisma/schema.prisma' } },
    });
    const proposal = proposeWith({ contexts: [{ name: 'sales', members: ['src/orders', 'entity:Stock'] }] }, facts);
    expect(proposal.contexts.find(({ name }) => name === 'sales')!.entities).toEqual(['Order', 'Stock']);
  });

  it('never puts files of two owners into one context', () => {
    const proposal = proposeWith({
      owners: { red: ['src/orders', 'src/catalog/money.ts'], blue: ['src/catalog', '!src/catalog/money.ts'] },
    });
    const owners = proposal.contexts.map(({ members }) => {
      const red = members.some(({ module }) => module.startsWith('src/orders') || module === at('catalog/money'));
      const blue = members.some(({ module }) => module.startsWith('src/catalog') && module !== at('catalog/money'));
      return red && blue;
    });
    expect(owners).not.toContain(true);
  });

  it('divides what is too large and joins what is too small', () => {
    const sizes = proposeWith({ sizes: { min: 2, max: 4 } }).contexts.map(({ members }) => members.length);
    expect(sizes.length).toBeGreaterThan(3);
    expect(sizes.filter((size) => size < 2 || size > 4)).toEqual([]);
  });

  it('says which size could not be had', () => {
    const contexts = [{ name: 'sales', members: [at('orders/orders.service')], size: { min: 12 } }];
    const rules = { contexts, apart: [[at('orders/orders.service'), 'src/catalog', 'src/accounts']] };
    const { unmet } = proposeWith(rules);
    expect(unmet).toEqual([
      { file: 'banyan.yaml', line: 7, text: expect.stringMatching(/^sales has \d+ files and should have at least 12/) },
    ]);
  });

  it('is the same without rules as with none that say anything', () => {
    expect(JSON.stringify(proposeWith({}))).toBe(JSON.stringify(propose(shop)));
  });
});

describe('whatever the code and the rules', () => {
  it('a proposal never breaks a rule', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (seed) => {
        const { facts, rules } = randomRules(seed);
        const { constraints, problems } = compileConstraints(rules, indexFacts(facts));
        fc.pre(problems.length === 0);
        const proposal = propose(facts, { constraints, resolution: 1 });
        const others = (proposal.alternatives ?? []).map(({ name }) =>
          propose(facts, { constraints, resolution: 1, cut: name as CutName }),
        );
        for (const one of [proposal, ...others]) expect(breaches(rules, one)).toEqual([]);
      }),
      { numRuns: 60, seed: 20 },
    );
  });
});

/** Read from the document alone, by the rules as they are written. */
function breaches(rules: BoundaryRules, proposal: BoundaryProposal): string[] {
  const placeOf = (file: string) => contextOf(proposal, file);
  const distinct = (files: readonly string[]) => new Set(files.map(placeOf)).size === files.length;
  const { contexts = [], together = [], apart = [], ignore = [], owners = {}, sizes } = rules;
  const teams = Object.entries(owners).flatMap(([team, files]) => files.map((file) => [placeOf(file), team] as const));
  const unmet = (proposal.unmet ?? []).map(({ text }) => text.split(' ')[0]);
  return [
    ...contexts.flatMap(({ name, members }) =>
      members.filter((file) => placeOf(file) !== name).map((file) => `${file} not in ${name}`),
    ),
    ...together.filter((files) => new Set(files.map(placeOf)).size > 1).map((files) => `scattered ${files}`),
    ...apart.filter((files) => !distinct(files.filter(placeOf))).map((files) => `mixed ${files}`),
    ...ignore.filter(placeOf).map((file) => `placed ${file}`),
    ...teams
      .filter(
        ([place, team]) => place !== undefined && teams.some(([other, another]) => other === place && another !== team),
      )
      .map(String),
    ...proposal.contexts.flatMap(({ name, members, pinned }) => {
      const { min = 1, max = Infinity } = { ...sizes, ...contexts.find((one) => one.name === name && pinned)?.size };
      const fine = members.length <= max && (members.length >= min || (pinned && unmet.includes(name)));
      return fine ? [] : [`${name} has ${members.length}, not ${min} to ${max}`];
    }),
  ];
}
