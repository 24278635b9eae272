import type { DataAccessFact, EndpointFact, ProfileLine, RuntimeEvidence } from '@banyan/model';
import { factsOf, fn } from '../facts-of.fixture';
import { findHotspots } from '../find-hotspots';
import { observedRules } from '../rules/observed/observed-rules';
import type { HotspotRule } from '../rules/rule';
import { statement, traced } from './evidence-of.fixture';

const endpoint = (path: string, handler: string): EndpointFact => {
  return { kind: 'http', method: 'GET', path, handler, file: 'src/c.ts', line: 1 };
};
const access = (id: string, line: number): DataAccessFact => {
  const key = { columns: ['id'], from: 'parameter' as const };
  const place = { function: id, file: 'src/p.ts', line };
  return {
    ...place,
    entity: 'Photo',
    operation: 'read',
    call: 'this.photos.findOneBy',
    via: 'repository',
    key,
    rows: 'one',
  };
};
const facts = factsOf({
  endpoints: [endpoint('/projects', 'src/c.ts#C.list'), endpoint('/projects/:id', 'src/c.ts#C.one')],
  functions: [
    fn('src/c.ts#C.list', ['src/p.ts#P.cover', 7, 'loop']),
    fn('src/c.ts#C.one', ['src/p.ts#P.cover', 17]),
    fn('src/p.ts#P.cover'),
  ],
  accesses: [access('src/p.ts#P.cover', 40)],
});
const cover = 'SELECT * FROM photo WHERE id = ? LIMIT ?';

/** A rule of the code that says what the traces say. */
const ofCode: HotspotRule = {
  ...{ name: 'n-plus-one', family: 'queries', describes: 'A stand-in.' },
  find: () => ({
    findings: [
      {
        ...{
          file: 'src/c.ts',
          line: 7,
          function: 'src/c.ts#C.list',
          subject: 'Photo',
          severity: 'high',
          confidence: 0.6,
        },
        ...{ title: 'Photo is read once per project', reasons: [], fix: { text: 'Join.', where: 'monolith' } },
        multiplier: { file: 'src/c.ts', line: 7, repetition: 'loop', text: 'once per project' },
      },
    ],
    harmless: [],
  }),
};

const find = (evidence: RuntimeEvidence | undefined, ...more: HotspotRule[]) =>
  findHotspots(facts, { evidence, rules: [...observedRules, ...more] });

describe('statements that a request repeats', () => {
  it('are found with the line of the code, and with the entry point that was seen', () => {
    const [finding, ...others] = find(traced({ route: '/projects', statements: [statement(cover, 12)] })).findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      ...{ rule: 'repeated-statement', file: 'src/p.ts', line: 40, severity: 'high', subject: 'Photo' },
      entryPoints: [{ path: '/projects', chain: [{ line: 7, repetition: 'loop' }] }],
      multiplier: { seen: { mean: 12, max: 12 } },
      measured: { rate: 1, milliseconds: 24 },
    });
  });

  it('are nothing below five times', () => {
    expect(find(traced({ route: '/projects', statements: [statement(cover, 4)] })).findings).toEqual([]);
  });

  it('point at the handler when the code knows no such access', () => {
    const unknown = statement('SELECT * FROM invoices', 9);
    const [finding] = find(traced({ route: '/projects', statements: [unknown] })).findings;
    expect(finding).toMatchObject({ file: 'src/c.ts', line: 1, function: 'src/c.ts#C.list', subject: 'invoices' });
    expect(finding?.confidence).toBe(0.5);
  });

  it('make the finding of the code surer instead of standing beside it', () => {
    const evidence = traced({ route: '/projects', statements: [statement(cover, 12)] });
    const { findings } = find(evidence, ofCode);
    expect(findings).toMatchObject([
      { rule: 'n-plus-one', confidence: 0.95, multiplier: { text: 'once per project', seen: { mean: 12, max: 12 } } },
    ]);
    const [unseen] = find(undefined, ofCode).findings;
    expect(unseen?.confidence).toBe(0.6);
    expect(findings[0]!.score).toBeGreaterThan(unseen!.score);
  });

  it('that many traced requests never repeated count against it', () => {
    const { findings } = find(traced({ route: '/projects', statements: [statement(cover, 1)] }), ofCode);
    expect(findings).toMatchObject([{ confidence: 0.3, reasons: ['In 100 traced requests it ran once at most.'] }]);
  });
});

describe('what the server counted', () => {
  it('names the line of a statement that takes a third of all time', () => {
    const rest = { operation: 'read' as const, rows: 100, calls: 100 };
    const evidence: RuntimeEvidence = {
      schema: 'banyan/runtime-evidence@1',
      statements: {
        sources: [{ file: 'pg.csv', format: 'pg-stat-statements', records: 2 }],
        statements: [
          { ...rest, template: cover, tables: ['photo'], milliseconds: 4_000, mean: 40 },
          { ...rest, template: 'SELECT * FROM other', tables: ['other'], milliseconds: 6_000, mean: 60 },
        ],
        problems: [],
      },
    };
    const report = find(evidence);
    expect(report.evidence).toEqual(['statements (pg-stat-statements)']);
    expect(report.findings).toMatchObject([
      { rule: 'heavy-statement', severity: 'high', file: 'src/p.ts', line: 40, title: expect.stringContaining('40 %') },
    ]);
    expect(report.findings[0]?.fix.text).toContain('index');
  });
});

describe('a profile', () => {
  const profiled = (...lines: readonly Partial<ProfileLine>[]): RuntimeEvidence => ({
    schema: 'banyan/runtime-evidence@1',
    profile: {
      ...{ sources: [], milliseconds: 2_000, idle: 1_000, packages: [], problems: [] },
      lines: lines.map((line) => ({ file: 'src/p.ts', line: 1, function: 'f', own: 0, total: 0, longest: 0, ...line })),
    },
  });

  it('shows the function that takes the processor, at its hottest line', () => {
    const lines = [
      { line: 20, own: 100, total: 300, longest: 30 },
      { line: 21, own: 300, total: 300, longest: 250 },
    ];
    expect(find(profiled(...lines)).findings).toMatchObject([
      {
        ...{
          rule: 'measured-cpu',
          line: 21,
          function: 'src/p.ts#P.cover',
          severity: 'high',
          measured: { cpuShare: 0.3 },
        },
        reasons: [expect.stringContaining('400 of 1000'), expect.stringContaining('250 ms')],
      },
    ]);
  });

  it('says nothing of functions that hardly show, nor of files that the facts do not know', () => {
    expect(find(profiled({ own: 40 }, { file: 'src/unknown.ts', own: 900 })).findings).toEqual([]);
  });
});

it('without evidence there is nothing observed', () => {
  expect(find(undefined)).toMatchObject({ findings: [], evidence: [] });
});
