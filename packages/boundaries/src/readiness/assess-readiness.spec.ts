import type { HistoryExtent, ReadinessReason, TeamEvidence } from '@banyan/model';
import { evidenceOf, type EvidenceSketch } from '../evidence-of.fixture';
import { factsOf, type FactsSketch } from '../facts-of.fixture';
import { propose } from '../proposal/propose';
import { observationOf, type ObservationSketch } from '../traffic/observation-of.fixture';

const names = ['orders', 'catalog', 'accounts', 'invoices'];
const file = (name: string, part: string) => `src/${name}/${name}.${part}.ts`;

/** Four features with routes and tables of their own; `lines` says how long each file is. */
function assess(
  more: Partial<FactsSketch> = {},
  evidence: EvidenceSketch | undefined = undefined,
  lines = 50,
  observed: ObservationSketch = {},
) {
  const facts = factsOf({
    nestModules: Object.fromEntries(
      names.map((name) => [
        `${file(name, 'module')}#${name}Module`,
        { controllers: [`${file(name, 'controller')}#C`], providers: [`${file(name, 'service')}#S`], entities: [name] },
      ]),
    ),
    classes: Object.fromEntries(
      names.flatMap((name) => [
        [`${file(name, 'controller')}#C`, 'controller'],
        [`${file(name, 'service')}#S`, 'provider'],
      ]),
    ),
    injections: names.map((name) => [`${file(name, 'controller')}#C`, `${file(name, 'service')}#S`]),
    endpoints: names.map((name) => ['GET', `/${name}`, `${file(name, 'controller')}#C.list`]),
    entities: Object.fromEntries(names.map((name) => [name, { file: file(name, 'entity') }])),
    ...more,
    calls: [
      ...names.map((name) => [`${file(name, 'controller')}#C.list`, `${file(name, 'service')}#S.list`] as const),
      ...(more.calls ?? []),
    ],
    accesses: [
      ...names.map((name) => [`${file(name, 'service')}#S.list`, name, 'write'] as const),
      ...(more.accesses ?? []),
    ],
  });
  const long = { ...facts, modules: facts.modules.map((module) => ({ ...module, lines })) };
  const all = { ...evidenceOf(evidence ?? {}), ...observationOf(observed) };
  return propose(long, evidence === undefined && Object.keys(observed).length === 0 ? {} : { evidence: all })
    .readiness!;
}

const says = (reasons: readonly ReadinessReason[]) => Object.fromEntries(reasons.map((one) => [one.aspect, one.says]));
const team = (regularAuthors: number): { readonly team: Partial<TeamEvidence> } => ({ team: { regularAuthors } });

/** Two loops over pixels that requests for the catalog wait for. */
const heavyCatalog: Partial<FactsSketch> = {
  calls: ['a', 'b'].map((name) => [`${file('catalog', 'service')}#S.list`, `src/catalog/${name}.ts#${name}`] as const),
  heavy: [
    ['src/catalog/a.ts#a', 'nested loop over pixels'],
    ['src/catalog/b.ts#b', 'nested loop over pixels'],
  ],
};

/** Every context has a main author of its own. */
const ownAuthors: EvidenceSketch['changes'] = Object.fromEntries(
  names.map((name) => [file(name, 'service'), { commits: 9, authors: { [`author-${name}`]: 9 } }]),
);

describe('a small application', () => {
  it('stays a modular monolith, and the aspects that only a history shows say how to get it', () => {
    const { verdict, text, reasons, candidates } = assess();
    expect({ verdict, text, candidates }).toEqual({
      verdict: 'stay',
      text: 'Stay a modular monolith, as far as the code shows: no part needs machines of its own.',
      candidates: [],
    });
    expect(says(reasons)).toEqual({
      ...{ team: 'unknown', ownership: 'unknown', domains: 'split', scale: 'stay', coupling: 'split', size: 'stay' },
    });
    for (const { text: said } of reasons.slice(0, 2)) expect(said).toContain('banyan evidence git');
  });

  it('stays when one small team works on it, however well its domains are parted', () => {
    const { verdict, text, reasons } = assess({}, team(3), 5000);
    expect([verdict, text]).toEqual([
      'stay',
      'Stay a modular monolith: one team works here, and no part needs machines of its own.',
    ]);
    expect(reasons[0]).toMatchObject({ says: 'stay', text: expect.stringMatching(/^3 people regularly at work/) });
  });

  it('is judged by the code alone when the history is too short to show a team', () => {
    const [facts, whole] = [factsOf({ modules: ['src/a.ts'] }), evidenceOf(team(1))];
    const judge = (limits: Partial<HistoryExtent>) => {
      const history = { ...whole.changes!.history, ...limits };
      return propose(facts, { evidence: { ...whole, changes: { ...whole.changes!, history } } }).readiness!.reasons[0];
    };
    expect(judge({})).toMatchObject({ says: 'stay' });
    expect(judge({ complete: false, oldest: '2024-05-01' })).toMatchObject({
      ...{ says: 'unknown', text: 'only 31 days of the history were read, and a team shows in 365' },
    });
    expect(judge({ recentCommits: 12 })).toMatchObject({
      aspect: 'team',
      says: 'unknown',
    });
  });

  it('an empty project stays what it is', () => {
    expect(propose(factsOf({})).readiness).toMatchObject({ verdict: 'stay', candidates: [], first: [] });
  });
});

describe('scale', () => {
  it('a part that keeps a core busy while requests wait is taken out, the rest stays', () => {
    const { verdict, text, candidates, reasons } = assess(heavyCatalog);
    expect([verdict, candidates]).toEqual(['split-some', ['catalog']]);
    expect(text).toBe('Take out catalog (for machines of its own); keep the rest as a modular monolith.');
    expect(says(reasons)).toMatchObject({ scale: 'split' });
  });

  it('a single heavy place wants a queue, not a service', () => {
    const { verdict, first, reasons } = assess({
      ...heavyCatalog,
      heavy: [['src/catalog/a.ts#a', 'PDF', 'cpu-library']],
    });
    expect([verdict, says(reasons)['scale']]).toEqual(['stay', 'stay']);
    expect(first).toContainEqual({
      ...{ file: 'src/catalog/a.ts', line: 10 },
      text: 'a: PDF, awaited in GET /catalog: a queue or a worker thread',
    });
  });

  it('passwords that are hashed are no reason', () => {
    const heavy = ['a', 'b'].map((name) => [`src/catalog/${name}.ts#${name}`, 'bcrypt.hash', 'cpu-library'] as const);
    expect(assess({ ...heavyCatalog, heavy }).verdict).toBe('stay');
  });

  it('a part that takes most of the processor time differs, unless most requests are its own', () => {
    const lines = [[file('catalog', 'service'), 7, 600]] as const;
    const requests = (catalog: number) =>
      [
        ['GET', '/catalog', catalog],
        ['GET', '/orders', 100 - catalog],
      ] as const;
    const judge = (observed: ObservationSketch) =>
      assess({}, undefined, 50, observed).reasons.find(({ aspect }) => aspect === 'scale')!;
    expect(judge({ busy: 1000, lines, requests: requests(5) })).toMatchObject({
      says: 'split',
      text: expect.stringMatching(/^catalog takes 60 % of the processor time measured \(600 of 1000 ms\) for 5 % /),
    });
    expect(judge({ busy: 1000, lines, requests: requests(50) })).toMatchObject({
      says: 'stay',
      text: 'no part needs other machines than the rest, as far as profile and code show',
    });
    expect(judge({ requests: [['GET', '/catalog', 10, 900]] }).says).toBe('stay');
  });

  it('a heavy part that costs too much to cut out is told so', () => {
    const tangled = names.flatMap((name) =>
      Array.from({ length: 15 }, (_, at) => [`${file(name, 'service')}#S.do${at}`, 'catalog', 'write'] as const),
    );
    const { verdict, text, reasons } = assess({ ...heavyCatalog, accesses: tangled });
    expect([verdict, says(reasons)['scale']]).toEqual(['stay', 'split']);
    expect(text).toMatch(/the part that does the heavy work costs too much to cut out\.$/);
    expect(reasons.find(({ aspect }) => aspect === 'scale')!.text).toMatch(/priced \d+: workers of the same code/);
  });
});

describe('teams', () => {
  it('more than one team is given a domain to take along', () => {
    const { verdict, text, candidates } = assess({}, { ...team(16), changes: ownAuthors });
    expect([verdict, candidates.length]).toEqual(['split-some', 1]);
    expect(text).toMatch(/^Take out \w+ \(for a team of its own\)/);
  });

  it('several teams, owners of their own, parted domains, and size: all of it is split', () => {
    const { verdict, candidates, reasons } = assess({}, { ...team(30), changes: ownAuthors }, 5000);
    expect(verdict).toBe('split');
    expect([...candidates].sort()).toEqual([...names].sort());
    expect(says(reasons)).toMatchObject({ team: 'split', ownership: 'split', size: 'split' });
  });

  it('several teams on tables that everybody writes stay for now', () => {
    const accesses = names.flatMap((name) =>
      names.map((other) => [`${file(name, 'service')}#S.list`, other, 'write'] as const),
    );
    const { verdict, text } = assess({ accesses }, team(16));
    expect([verdict, text]).toEqual([
      'stay',
      'Stay a modular monolith for now: several teams work here, but the domains are not parted enough for each to have its own.',
    ]);
  });

  it('owners in CODEOWNERS count before authors', () => {
    const owners = Object.fromEntries(
      names.flatMap((name) =>
        ['module', 'controller', 'service', 'entity'].map((part) => [file(name, part), [`@shop/${name}`]]),
      ),
    );
    const { reasons } = assess({}, { owners });
    expect(reasons[1]).toEqual({
      ...{ aspect: 'ownership', says: 'split' },
      text: '4 of 4 contexts have one owner in CODEOWNERS: 4 different',
    });
  });
});

describe('ownership', () => {
  it("is nobody's reason to split when one person looks after everything", () => {
    const changes = Object.fromEntries(
      names.map((name) => [file(name, 'service'), { commits: 9, authors: { 'author-1': 9 } }]),
    );
    expect(assess({}, { changes }).reasons[1]).toEqual({
      ...{ aspect: 'ownership', says: 'stay' },
      text: '4 of 4 contexts have one author of half of its commits or more, always the same',
    });
  });
});

describe('what to mend first', () => {
  const mended = (more: Partial<FactsSketch>) => assess(more).first.map(({ text }) => text);

  it('transactions and writes over contexts, queries in loops, state in memory, each with its place', () => {
    const service = `${file('orders', 'service')}#S.list`;
    const { first } = assess({
      transactions: [[service, 'orders', 'catalog']],
      accesses: [[service, 'catalog', 'write']],
      calls: [[service, `${file('orders', 'service')}#S.one`, 'loop']],
    });
    expect(first.map(({ text }) => text)).toEqual([
      expect.stringMatching(/S\.list runs a transaction over/),
      expect.stringMatching(/^orders writes a table of catalog/),
    ]);
    for (const place of first) expect(place.line).toBeGreaterThan(0);
  });

  it('one query per item', () => {
    const [service, one] = ['list', 'one'].map((name) => `${file('orders', 'service')}#S.${name}`) as [string, string];
    expect(mended({ calls: [[service, one, 'loop']], accesses: [[one, 'orders', 'read']] })).toEqual([
      'S.list asks the database once per item through S.one',
    ]);
  });

  it('of many of a kind, two, and how many more there are', () => {
    const calls = Array.from({ length: 5 }, (_, at) => {
      return [`${file('orders', 'service')}#S.do${at}`, `${file('orders', 'service')}#S.list`, 'loop'] as const;
    });
    const said = mended({ calls });
    expect(said).toHaveLength(2);
    expect(said[1]).toMatch(/\(and 3 more like it\)$/);
  });
});
