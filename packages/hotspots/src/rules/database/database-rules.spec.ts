import type { CodeFacts, ColumnSearch, DataAccessFact, EndpointFact, EntityFact } from '@banyan/model';
import { factsOf, fn } from '../../facts-of.fixture';
import { findHotspots } from '../../find-hotspots';
import { databaseRules } from './database-rules';

const entity = (name: string, columns: string, more: Partial<EntityFact> = {}): EntityFact => ({
  name,
  table: `${name.toLowerCase()}s`,
  ...{ tableNamed: true, layer: 'typeorm', file: 'src/e.ts', line: 1, relations: [], indexes: [] },
  columns: columns.split(' ').map((column, line) => ({
    name: column.replace('*', ''),
    line,
    ...(column.startsWith('*') && { primary: true }),
  })),
  ...more,
});
const access = (owner: string, of: string, more: Partial<DataAccessFact> = {}): DataAccessFact => ({
  function: `src/s.ts#${owner}`,
  ...{ file: 'src/s.ts', line: 5, entity: of, operation: 'read', call: 'this.rows.find', via: 'repository' },
  rows: 'many',
  columns: ['id'],
  ...more,
});
const by = (...columns: string[]) => ({ key: { columns, from: 'parameter' as const } });
const insert = (of: string) => access('list', of, { operation: 'write', call: 'this.rows.insert', line: 9 });
const route: EndpointFact = {
  ...{ kind: 'http', method: 'GET', path: '/a', handler: 'src/a.ts#A.get', file: 'src/a.ts', line: 1 },
};
const functions = [fn('src/a.ts#A.get', ['src/s.ts#list', 2]), fn('src/s.ts#list'), fn('src/s.ts#lost')];

function told(given: Partial<CodeFacts>, rule: string): string[] {
  const report = findHotspots(factsOf({ functions, endpoints: [route], ...given }), { rules: databaseRules });
  const found = report.findings.filter((one) => one.rule === rule);
  return [
    ...found.map(({ severity, subject, fix }) => `${severity} ${subject}: ${fix.sketch ?? ''}`),
    ...report.harmless.filter((one) => one.rule === rule).map(({ subject, reason }) => `${subject} ${reason}`),
  ];
}

describe('a look-up without an index', () => {
  const photo = entity('Photo', '*id owner_id status');
  const seen = (reads: DataAccessFact[], entities = [photo]) =>
    told({ entities, accesses: [...reads, insert('Photo')] }, 'missing-index');

  it('is high where a request looks up what varies in a table that grows', () => {
    expect(seen([access('list', 'Photo', { ...by('owner_id', 'status'), order: ['created'] })])).toEqual([
      'high photos.owner_id: CREATE INDEX CONCURRENTLY photos_owner_id_status_created_idx ON photos (owner_id, status, created);',
    ]);
  });

  it('is none where some key or index begins with a column of the condition', () => {
    const indexed = (columns: string[]) =>
      entity('Photo', '*id owner_id status', { indexes: [{ columns, unique: false, line: 1 }] });
    expect(seen([access('list', 'Photo', by('id'))])).toEqual([]);
    expect(seen([access('list', 'Photo', by('owner_id'))], [indexed(['owner_id', 'status'])])).toEqual([]);
    expect(seen([access('list', 'Photo', by('owner_id'))], [indexed(['status', 'owner_id'])])).toHaveLength(1);
    const link = entity('Photo', '*photo_id *tag_id');
    expect(seen([access('list', 'Photo', by('photo_id'))], [link])).toEqual([]);
    expect(seen([access('list', 'Photo', by('tag_id'))], [link])).toHaveLength(1);
  });

  it('is none by the key of a document, or by a column that only an index names', () => {
    const mood = entity('Photo', 'owner_id', { layer: 'mongoose' });
    expect(seen([access('list', 'Photo', by('_id', 'owner_id'))], [mood])).toEqual([]);
    const hidden = entity('Photo', '*id created', { indexes: [{ columns: ['session_id'], unique: false, line: 1 }] });
    expect(seen([access('list', 'Photo', by('created', 'session_id'))], [hidden])).toEqual([]);
  });

  it('is silent for foreign keys that nobody looks up, code that nobody runs and tables of unknown columns', () => {
    expect(seen([])).toEqual([]);
    expect(seen([access('lost', 'Photo', by('owner_id'))])).toEqual([]);
    expect(seen([access('list', 'Photo', by('owner_id'))], [{ ...photo, columns: [] }])).toEqual([]);
  });

  it('is harmless by columns of few values and in tables that do not grow', () => {
    expect(seen([access('list', 'Photo', by('status'))])).toEqual(['photos.status few-values']);
    const mood = { name: 'mood', line: 1, type: 'Mood' };
    const prisma = { ...photo, layer: 'prisma', columns: [...photo.columns, mood] };
    expect(seen([access('list', 'Photo', by('mood'))], [prisma])).toEqual(['photos.mood few-values']);
    expect(told({ entities: [photo], accesses: [access('list', 'Photo', by('owner_id'))] }, 'missing-index')).toEqual([
      'photos.owner_id small-table',
    ]);
  });

  it('happens in joins, by the key that leads back, unless there is another way', () => {
    const line = entity('Line', '*id invoice_id', {
      relations: [{ property: 'invoice', line: 1, kind: 'many-to-one', target: 'Invoice', owner: true }],
    });
    const lines = { property: 'lines', line: 1, kind: 'one-to-many', target: 'Line', owner: false } as const;
    const both = [access('list', 'Invoice', by('id')), access('list', 'Line', { via: 'join' }), insert('Line')];
    const seenIn = (relations: EntityFact['relations']) =>
      told({ entities: [line, entity('Invoice', '*id', { relations })], accesses: both }, 'missing-index');
    expect(seenIn([lines])).toEqual([
      'high lines.invoice_id: CREATE INDEX CONCURRENTLY lines_invoice_id_idx ON lines (invoice_id);',
    ]);
    expect(seenIn([lines, { ...lines, property: 'tagged', kind: 'many-to-many' }])).toEqual([]);
  });
});

describe('a search that no index serves', () => {
  const column = (name: string, type: string) => ({ name, type, line: 1 });
  const photo = entity('Photo', '*id owner_id status title body', {
    columns: [...entity('Photo', '*id owner_id status title body').columns, column('data', 'jsonb')],
  });
  const search = (columns: string, searched: ColumnSearch[]) =>
    access('list', 'Photo', { key: { columns: columns.split(' '), from: 'parameter', searched } });
  const seen = (read: DataAccessFact, more: Partial<EntityFact> = {}) =>
    told({ entities: [{ ...photo, ...more }], accesses: [read, insert('Photo')] }, 'missing-index');
  const title = { column: 'title', by: 'inside' } as const;
  const trigram =
    'medium photos.title: CREATE INDEX CONCURRENTLY photos_title_trgm_idx ON photos USING gin (title gin_trgm_ops);';

  it('is one finding for the texts of a table', () => {
    expect(seen(search('body title', [{ column: 'body', by: 'pattern', ignoresCase: true }, title]))).toEqual([
      'medium photos.body: CREATE INDEX CONCURRENTLY photos_body_title_trgm_idx ON photos USING gin (body gin_trgm_ops, title gin_trgm_ops);',
    ]);
  });

  it('stands where the rest of the condition tells little, and not where it leads to few rows', () => {
    expect(seen(search('status title', [title]))).toEqual([trigram, 'photos.status few-values']);
    expect(seen(search('id title', [title]))).toEqual([]);
    expect(seen(search('owner_id title', [title]))[0]).toMatch(/^high photos.owner_id/);
  });

  it.each([
    [title, { columns: ['title'], method: 'gin' }, 0],
    [title, { columns: ['title'] }, 1],
    [{ ...title, by: 'start' }, { columns: ['title'] }, 0],
    [{ column: 'data', by: 'path' }, { columns: ['data'] }, 0],
    [{ column: 'data', by: 'content' }, { columns: ['data'] }, 1],
    [{ column: 'data', by: 'content' }, { columns: ['owner_id', 'data'], method: 'gin' }, 0],
  ] as const)('%j with the index %j: %i findings', (one, index, findings) => {
    const indexes = [{ unique: false, line: 1, ...index }];
    expect(seen(search(one.column, [one]), { indexes })).toHaveLength(findings);
  });

  it.each([
    [{ column: 'title', by: 'start' }, 'ON photos (title text_pattern_ops);'],
    [{ column: 'data', by: 'content' }, 'ON photos USING gin (data);'],
    [{ column: 'data', by: 'path', path: ['a', 'b'] }, "ON photos ((data #>> '{a,b}'));"],
  ] as const)('%j asks for an index %s', (one, sketch) => {
    expect(seen(search(one.column, [one]))[0]).toContain(sketch);
  });

  it('is none where a document is only compared as a whole', () => {
    expect(seen(access('list', 'Photo', by('data')))).toEqual([]);
  });
});

describe('a list without a limit', () => {
  const seen = (read: Partial<DataAccessFact>, name = 'Photo') =>
    told(
      { entities: [entity(name, '*id owner_id')], accesses: [access('list', name, read), insert(name)] },
      'unbounded-read',
    ).map((one) => one.split(':')[0]);

  it('is high without a condition, low for the rows of one owner or where a condition may hide', () => {
    expect(seen({})).toEqual(['high photos']);
    expect(seen(by('owner_id'))).toEqual(['low photos']);
    expect(seen({ call: 'this.rows.createQueryBuilder(…).getMany' })).toEqual(['low photos']);
  });

  it('is one finding for each kind of owner, and one place more where it is the same kind', () => {
    const lists = [by('owner_id'), by('tag_id'), { ...by('tag_id'), line: 9 }].map((read) =>
      access('list', 'Photo', read),
    );
    const facts = { entities: [entity('Photo', '*id owner_id tag_id')], accesses: [...lists, insert('Photo')] };
    const { findings } = findHotspots(factsOf({ functions, endpoints: [route], ...facts }), { rules: databaseRules });
    const found = findings.filter(({ rule }) => rule === 'unbounded-read');
    expect(found.map(({ title, related = [] }) => `${title} +${related.length}`)).toEqual([
      'All photos of one owner_id are read at once +0',
      'All photos of one tag_id are read at once +1',
    ]);
  });

  it('is none with a limit, with a list of ids, by a unique key, and in a table of settings', () => {
    expect(seen({ limited: true })).toEqual([]);
    expect(seen({ key: { columns: ['id'], from: 'result', many: true } })).toEqual([]);
    expect(seen(by('id'))).toEqual([]);
    expect(seen({}, 'Setting')).toEqual([]);
  });
});

it('documents in every row of a list are told, unless the list names its columns', () => {
  const entry = entity('Entry', '*id owner_id', {});
  const wide = { ...entry, columns: [...entry.columns, { name: 'details', line: 4, type: 'jsonb' }] };
  const seen = (read: Partial<DataAccessFact>) =>
    told(
      { entities: [wide], accesses: [access('list', 'Entry', { ...by('owner_id'), ...read }), insert('Entry')] },
      'wide-read',
    );
  expect(seen({ columns: ['owner_id'] })).toEqual(['low entrys.details: ']);
  expect(seen({ columns: ['id', 'owner_id'] })).toEqual([]);
});

it('what the database server measured raises look-ups without an index and lists without a limit', () => {
  const facts = factsOf({
    functions,
    endpoints: [route],
    entities: [entity('Photo', '*id owner_id')],
    accesses: [access('list', 'Photo', { ...by('owner_id') }), insert('Photo')],
  });
  const severities = (rows: number, other: number) => {
    const rest = { operation: 'read' as const, tables: ['photos'], calls: 10, mean: 1 };
    const statements = [
      { ...rest, template: 'SELECT id FROM photos WHERE owner_id = ?', milliseconds: 50, rows: rows * 10 },
      { ...rest, template: 'SELECT id FROM photos WHERE id = ?', milliseconds: other, rows: 10 },
    ];
    const evidence = {
      schema: 'banyan/runtime-evidence@1' as const,
      statements: { sources: [], statements, problems: [] },
    };
    return findHotspots(facts, { rules: databaseRules, evidence }).findings.map(
      ({ rule, severity, reasons }) =>
        `${rule} ${severity} ${reasons.find((text) => text.startsWith('Measured')) ?? ''}`,
    );
  };
  const share = (percent: number) =>
    `missing-index high Measured: statements with it in their condition take ${percent} % of the time of the database.`;
  expect(severities(5, 50)).toEqual([share(50), 'unbounded-read low Measured: 5 rows for each call on average.']);
  expect(severities(200, 50)).toEqual([
    share(50),
    'unbounded-read medium Measured: 200 rows for each call on average.',
  ]);
  expect(severities(5000, 950)).toEqual([
    share(5),
    'unbounded-read high Measured: 5000 rows for each call on average.',
  ]);
});
