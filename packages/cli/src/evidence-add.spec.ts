import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { formats } from '@banyan/evidence';
import { buildProgram } from './program';
import { runBanyan } from './run-banyan.fixture';

const folder = mkdtempSync(join(tmpdir(), 'traces-'));
const out = join(folder, 'documents');
afterAll(() => rmSync(folder, { recursive: true }));

const text = (key: string, value: string) => ({ key, value: { stringValue: value } });
const span = (id: number, parent: number, kind: number, name: string, attributes: readonly object[]) => ({
  traceId: '5b8efff798038103d269b633813fc60c',
  spanId: `eee19b7ec3c1b1${70 + id}`,
  ...(parent >= 0 && { parentSpanId: `eee19b7ec3c1b1${70 + parent}` }),
  name,
  kind,
  startTimeUnixNano: `17720000000${id.toString().padStart(2, '0')}000000`,
  endTimeUnixNano: `17720000000${(id + 1).toString().padStart(2, '0')}000000`,
  attributes,
});
const web = span(0, -1, 2, 'GET /posts/:tenant', [
  text('http.request.method', 'GET'),
  text('http.route', '/posts/:tenant'),
]);
const queries = Array.from({ length: 6 }, (_, i) =>
  span(i + 1, 0, 3, 'pg.query', [
    text('db.system', 'postgresql'),
    text('db.statement', `SELECT * FROM author WHERE id = ${i}`),
  ]),
);
const traces = JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [web, ...queries] }] }] });

const lay = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
};
const readEvidence = () => JSON.parse(readFileSync(join(out, 'evidence.json'), 'utf8')) as Record<string, unknown>;
const add = (...args: string[]) => runBanyan('evidence', 'add', ...args, '--out', out);

describe('banyan evidence add', () => {
  it('shows the busiest entry points, what is done again and again, and what was skipped', async () => {
    const { code, stdout } = await add(
      lay('a/traces.json', `${traces}\n${traces.slice(0, 900)}`),
      lay('a/notes.txt', 'hello'),
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^traces\.json: otlp-json, 7 records; skipped: \d duplicate, 1 truncated\nnotes\.txt: unknown, 0 records; skipped: 1 unknown-format\n/,
    );
    expect(stdout).toMatch(/^GET \/posts\/:tenant +1 .* 6 +6$/m);
    expect(stdout).toMatch(/^GET \/posts\/:tenant +N\+1 +6 +1 +SELECT \* FROM author WHERE id = \?$/m);
    expect(readEvidence()).toMatchObject({ traffic: { endpoints: [{ route: '/posts/:tenant', requests: 1 }] } });
  });

  it('reads folders and packed files, and prints the counts as JSON', async () => {
    lay('b/deep/traces.gz', gzipSync(gzipSync(traces)));
    lay('b/.hidden', traces);
    const { stdout } = await add(join(folder, 'b'), '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      sources: [{ file: 'traces.gz', format: 'otlp-json', records: 7 }],
      requests: 1,
      repeats: [{ endpoint: 'GET /posts/:tenant', max: 6, nPlusOne: true }],
      problems: [],
    });
  });

  it('uses what a damaged pack holds before the damage', async () => {
    const packed = gzipSync(`${traces}\n`.repeat(2000), { level: 1 });
    const { stdout } = await add(lay('c.gz', packed.subarray(0, packed.length - 2000)), '--json');
    expect(JSON.parse(stdout)).toMatchObject({ requests: 1, sources: [{ skipped: { 'damaged-gzip': 1 } }] });
  });

  it('replaces its own sections and keeps the others', async () => {
    const before = { ...readEvidence(), owners: { file: 'CODEOWNERS', modules: [], problems: [] } };
    writeFileSync(join(out, 'evidence.json'), JSON.stringify(before));
    await add(lay('access.log', '10.0.0.1 - - [10/Oct/2025:13:55:36 +0000] "GET /posts/12 HTTP/1.1" 200 23\n'));
    expect(readEvidence()).toMatchObject({
      owners: before.owners,
      traffic: { endpoints: [{ method: 'GET', path: '/posts/{}', requests: 1 }] },
    });
  });

  it('says why nothing could be used, and writes nothing', async () => {
    const before = readEvidence();
    const { code, stderr } = await add(lay('foreign.bin', Buffer.alloc(2000, 7)), lay('empty.json', ''));
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^EVIDENCE_NOTHING_READ: Nothing could be used of foreign\.bin \(1 unknown-format\), empty\.json \(1 empty\)/,
    );
    expect(readEvidence()).toEqual(before);
  });

  it('names every format in its help', () => {
    const command = buildProgram().commands.find((each) => each.name() === 'evidence')!;
    let help = '';
    command.commands
      .find((each) => each.name() === 'add')!
      .configureOutput({ writeOut: (piece) => void (help += piece) })
      .outputHelp();
    for (const { name } of formats) expect(help).toContain(name);
  });

  it('refuses a path that is not there', async () => {
    const { code, stderr } = await add(join(folder, 'gone.json'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^EVIDENCE_INPUT_MISSING: There is no file or folder .*gone\.json/);
  });
});
