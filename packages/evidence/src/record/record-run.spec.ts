import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { collectRunEvidence } from '../collect-run-evidence';
import { findOpenTelemetry } from './find-open-telemetry';
import { recordRun, type RecordOptions } from './record-run';

/** As much of OpenTelemetry as the hook touches; the program itself says which spans end. */
const openTelemetry = {
  'node_modules/@opentelemetry/api/index.js': '',
  'node_modules/@opentelemetry/auto-instrumentations-node/index.js':
    'exports.getNodeAutoInstrumentations = (config) => (globalThis.config = config, []);',
  'node_modules/@opentelemetry/sdk-node/index.js': `exports.node = { NodeTracerProvider: class {
    constructor({ spanProcessors: [spans] }) { this.spans = spans; }
    register() { globalThis.endSpan = (span) => this.spans.onEnd(span); }
  } };`,
};

const request = `let id = 0;
const span = (name, kind, attributes, parent) => endSpan({
  name, kind, attributes, status: { code: 0 }, startTime: [1760097336, 5], endTime: [1760097336, 7000005],
  spanContext: () => ({ traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b716920333' + id++ }),
  ...(parent && { parentSpanContext: { spanId: parent } }), instrumentationScope: { name: 'test' },
});
span('pg.query:SELECT shop', 2, { 'db.system.name': 'postgresql', 'db.query.text': "select * from users where mail='zq@shop.test'" }, 'b7ad6b7169203331');
span('GET /users/:id', 1, { 'http.request.method': 'GET', 'http.route': '/users/:id', 'url.path': '/users/4242', 'url.full': 'http://x/users/4242?token=zq', 'client.address': 'zq', 'user_agent.original': 'zq' });
`;

let folder: string;
beforeEach(() => (folder = realpathSync(mkdtempSync(join(tmpdir(), 'record-')))));
afterEach(() => rmSync(folder, { recursive: true }));

function put(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

function record(program: string, options: Partial<RecordOptions> = {}, file = 'app.js') {
  put({ ...openTelemetry, [file]: program });
  return recordRun([process.execPath, file], { out: 'out/traces.jsonl', cwd: folder, ...options });
}

test('spans of a program are traces that evidence add reads, and its exit code is passed on', async () => {
  const recording = await record(`${request} process.exitCode = 7;`);
  expect(recording).toEqual({ spans: 2, files: [join(folder, 'out/traces.jsonl')], exitCode: 7 });
  const { traffic } = await collectRunEvidence(recording.files);
  expect(traffic?.endpoints).toMatchObject([
    {
      method: 'GET',
      route: '/users/:id',
      requests: 1,
      statements: [{ template: 'SELECT * FROM users WHERE mail = ?', calls: 1 }],
    },
  ]);
});

test('no literal, id, query string, address or agent is written', async () => {
  await record(request);
  expect(readFileSync(join(folder, 'out/traces.jsonl'), 'utf8')).not.toMatch(/zq|4242/);
  expect(readdirSync(join(folder, 'out'))).toEqual(['traces.jsonl']);
});

test.each([
  ['SIGTERM', '', 143],
  ['SIGTERM', 'process.on("SIGTERM", () => setTimeout(() => process.exit(3), 20));', 3],
  ['SIGINT', '', 130],
] as const)(
  'a program that gets %s ends as it would have, and nothing is lost: %s',
  async (signal, handler, exitCode) => {
    const program = `${request} ${handler} setInterval(() => {}, 1000); setImmediate(() => process.kill(process.pid, '${signal}'));`;
    expect(await record(program)).toMatchObject({ spans: 2, exitCode });
  },
);

test('after its seconds a program is ended, which is no failure', async () => {
  expect(await record(`${request} setInterval(() => {}, 1000);`, { seconds: 1 })).toMatchObject({
    spans: 2,
    exitCode: 0,
  });
});

test('a program that another one starts, and that outlives it, is recorded as well', async () => {
  put({ 'inner.js': `require('fs').writeFileSync('started', ''); setTimeout(() => { ${request} }, 700);` });
  const start = `require('child_process').spawn(process.execPath, ['inner.js'], { stdio: 'ignore', detached: true }).unref();
    const wait = setInterval(() => require('fs').existsSync('started') && clearInterval(wait), 20);`;
  expect(await record(start)).toMatchObject({ spans: 2, exitCode: 0 });
});

test('a CPU profile of each process lies beside', async () => {
  const busy = 'const end = Date.now() + 200; while (Date.now() < end);';
  const recording = await record(busy, { cpuProfile: true });
  expect(recording.files).toHaveLength(2);
  const { profile } = await collectRunEvidence(recording.files, { root: folder });
  expect(profile?.lines[0]).toMatchObject({ file: 'app.js', line: 1 });
});

test('an ECMAScript module is watched by a loader', async () => {
  put({
    'node_modules/@opentelemetry/instrumentation/hook.mjs':
      'process._rawDebug; export const resolve = (s, c, next) => next(s === "there" ? "node:os" : s, c);',
  });
  expect(await record(`import "there"; ${request}`, {}, 'app.mjs')).toMatchObject({ spans: 2, exitCode: 0 });
});

test('what is wrong with OpenTelemetry does not keep the app from running', async () => {
  put({ ...openTelemetry, 'app.js': 'process.exitCode = 5;' });
  put({ 'node_modules/@opentelemetry/sdk-node/index.js': 'throw new Error("broken")' });
  const recording = recordRun([process.execPath, 'app.js'], { out: 'traces.jsonl', cwd: folder });
  expect(await recording).toMatchObject({ spans: 0, exitCode: 5 });
});

test('the app may have the parts of OpenTelemetry one by one; one that is broken leaves the others', async () => {
  const sdk = openTelemetry['node_modules/@opentelemetry/sdk-node/index.js'];
  put({
    'node_modules/@opentelemetry/api/index.js': '',
    'node_modules/@opentelemetry/sdk-trace-node/index.js': `${sdk} Object.assign(exports, exports.node);`,
    'node_modules/@opentelemetry/instrumentation-http/index.js': 'throw new Error("broken")',
    'node_modules/@opentelemetry/instrumentation-pg/index.js':
      'exports.other = class {}; exports.PgInstrumentation = class PgInstrumentation { constructor() { globalThis.isMade = true; } };',
    'app.js': `${request} if (!isMade) throw new Error('not made');`,
  });
  const recording = recordRun([process.execPath, 'app.js'], { out: 'traces.jsonl', cwd: folder });
  expect(await recording).toMatchObject({ spans: 2, exitCode: 0 });
});

test('with call sites a statement says which line of the app sent it, through awaits and packages', async () => {
  put({
    'node_modules/driver/index.js': `exports.query = async () => { await null; const span = {
      name: 'pg.query', kind: 2, attributes: { 'db.system.name': 'postgresql', 'db.query.text': 'SELECT 1' }, status: { code: 0 },
      startTime: [1760097336, 5], endTime: [1760097336, 7000005], setAttributes(more) { Object.assign(this.attributes, more); },
      spanContext: () => ({ traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' }) };
      startSpan(span); endSpan(span); };`,
  });
  const sdk = `exports.node = { NodeTracerProvider: class {
    constructor({ spanProcessors: [spans] }) { this.spans = spans; }
    register() { globalThis.startSpan = (s) => this.spans.onStart(s); globalThis.endSpan = (s) => this.spans.onEnd(s); }
  } };`;
  put({
    ...openTelemetry,
    'node_modules/@opentelemetry/sdk-node/index.js': sdk,
    'src/posts.js': `const driver = require('driver');
class Posts {
  async list() {
    await driver.query();
  }
}
new Posts().list();`,
  });
  await recordRun([process.execPath, 'src/posts.js'], { out: 'traces.jsonl', cwd: folder, callSites: true });
  const attributes = readFileSync(join(folder, 'traces.jsonl'), 'utf8');
  expect(attributes).toContain('"key":"code.file.path","value":{"stringValue":"src/posts.js"}');
  expect(attributes).toContain('"key":"code.line.number","value":{"intValue":"4"}');
  expect(attributes).toContain('"key":"code.function.name","value":{"stringValue":"Posts.list"}');
});

test('missing packages are told, with what to install', () => {
  expect(() => findOpenTelemetry(folder, join(folder, 'banyan.js'))).toThrow(
    expect.objectContaining({
      code: 'EVIDENCE_OPENTELEMETRY_MISSING',
      hint: 'npm install --no-save @opentelemetry/api @opentelemetry/auto-instrumentations-node',
    }),
  );
});

test('a program that is not there is told, and so is a file that cannot be written', async () => {
  put({ ...openTelemetry, 'app.js': '' });
  const run = (command: string, out: string) => recordRun([command], { out, cwd: folder });
  await expect(run('no-such-program', 'traces.jsonl')).rejects.toMatchObject({ code: 'EVIDENCE_COMMAND_MISSING' });
  await expect(run('node', 'app.js/x.jsonl')).rejects.toMatchObject({ code: 'EVIDENCE_OUT_NOT_WRITABLE' });
});
