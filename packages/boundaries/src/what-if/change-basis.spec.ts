import { parseDocumentValue } from '@banyan/model';
import { evidenceOf } from '../evidence-of.fixture';
import { indexFacts } from '../facts-index';
import { factsOf } from '../facts-of.fixture';
import { directCouplingOf } from '../graph/coupling-of';
import { largeFacts } from '../large-facts.fixture';
import { propose } from '../proposal/propose';
import { shop, shopSketch } from '../shop.fixture';
import { toChangeBasis } from './change-basis';
import { toEdges } from './to-edges';
import { tryChanges } from './try-changes';

const entities = { ...shopSketch.entities, Stock: { file: 'prisma/schema.prisma' } };
const large = largeFacts(120);
const ofLarge = propose(large).contexts.map(({ name }) => name);
const projects = { shop, 'a shop with a schema file': factsOf({ ...shopSketch, entities }), 'many features': large };

describe('what a change does is the same by the basis as by the whole documents', () => {
  it.each<[keyof typeof projects, string]>([
    ['shop', 'move src/catalog/money.ts to catalog'],
    ['shop', 'move CatalogService to new stock'],
    ['shop', 'move entity:Order to catalog'],
    ['shop', 'move SessionGuard to accounts'],
    ['shop', 'merge catalog into orders'],
    ['shop', 'rename catalog to products'],
    ['a shop with a schema file', 'move CatalogService to orders'],
    ['many features', `merge ${ofLarge[0]} into ${ofLarge[1]}`],
    ['many features', 'move src/featurea0 to new first'],
  ])('%s: %s', (project, change) => {
    const facts = projects[project];
    const proposal = propose(facts);
    const [basis, index] = [toChangeBasis(facts, proposal), indexFacts(facts)];
    const short = tryChanges(indexFacts(basis.facts), basis.proposal, [change], toEdges(basis.coupling));
    expect(short).toEqual(tryChanges(index, proposal, [change], directCouplingOf(index)));
    expect(short.before.price).toBe(proposal.metrics.price);
  });
});

describe('the basis', () => {
  const proposal = propose(shop);

  it('holds documents that the model accepts', () => {
    const basis = JSON.parse(JSON.stringify(toChangeBasis(shop, proposal))) as ReturnType<typeof toChangeBasis>;
    expect(parseDocumentValue('code-facts', basis.facts)).toMatchObject({ ok: true });
    expect(parseDocumentValue('boundary-proposal', basis.proposal)).toMatchObject({ ok: true });
  });

  it('has the coupling that evidence adds', () => {
    const plain = toChangeBasis(shop, proposal).coupling;
    const [a, b] = ['src/orders/orders.service.ts', 'src/accounts/session.guard.ts'];
    const changes = { [a]: { commits: 10, rate: 8 }, [b]: { commits: 5, rate: 2 } };
    const evidence = evidenceOf({ changes, pairs: [[a, b, 4, 2]] });
    expect(toChangeBasis(shop, proposal, evidence).coupling).not.toEqual(plain);
  });

  it('leaves out what no change is worked out from', () => {
    const { facts, proposal: short } = toChangeBasis(shop, proposal);
    expect(JSON.stringify(facts).length).toBeLessThan(JSON.stringify(shop).length);
    expect(short.contexts.flatMap(({ members }) => members.flatMap(({ reasons }) => reasons))).toEqual([]);
  });
});
