import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { cpuProfile } from '../formats/cpu-profile';
import type { ProfileTimes } from '../formats/format';

let root: string;
beforeEach(() => (root = realpathSync(mkdtempSync(join(tmpdir(), 'profile-')))));
afterEach(() => rmSync(root, { recursive: true }));

function put(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

async function read(text: string | Buffer) {
  const profiles: ProfileTimes[] = [];
  const skipped: Record<string, number> = {};
  const records = {
    profile: (profile: ProfileTimes) => void profiles.push(profile),
    skip: (reason: string) => void (skipped[reason] = (skipped[reason] ?? 0) + 1),
  };
  await cpuProfile.read(Readable.from([Buffer.from(text)]), records as never, { file: 'a.cpuprofile', root });
  return { profile: profiles[0], skipped };
}

const frame = (functionName: string, url = '', lineNumber = -1, columnNumber = -1) => ({
  functionName,
  url,
  lineNumber,
  columnNumber,
});

/** Samples of one millisecond each. */
const profileOf = (nodes: readonly object[], samples: readonly number[]) =>
  JSON.stringify({
    nodes,
    samples,
    timeDeltas: samples.map((_, at) => (at === 0 ? 500 : 1000)),
    startTime: 1,
    endTime: 2,
  });

const call = (base: string, name = 'a.js') => [
  { id: 1, callFrame: frame('(root)'), children: [2, 3, 6] },
  { id: 2, callFrame: frame('(idle)') },
  {
    id: 3,
    callFrame: frame('handle', `file://${base}/dist/${name}`, 0, 4),
    children: [4],
    positionTicks: [
      { line: 1, ticks: 1 },
      { line: 2, ticks: 2 },
    ],
  },
  { id: 4, callFrame: frame('resize', `${base}/node_modules/@img/sharp/lib/a.js`, 8, 2), children: [5] },
  { id: 5, callFrame: frame('copy', 'node:buffer', 8, 2) },
  { id: 6, callFrame: frame('(garbage collector)') },
];

describe('time by line', () => {
  test('own time by the lines of samples, what was called by the function, packages by name', async () => {
    put({ 'dist/a.js': '' });
    const { profile } = await read(profileOf(call(root), [3, 3, 4, 2, 2, 3, 6, 5, 4, 2]));
    expect(profile).toEqual({
      samples: 10,
      milliseconds: 10,
      idle: 3,
      lines: [
        { file: 'dist/a.js', line: 2, function: 'handle', own: 2, total: 2, longest: 2 },
        { file: 'dist/a.js', line: 1, function: 'handle', own: 1, total: 6, longest: 4 },
      ],
      packages: [
        { name: '@img/sharp', milliseconds: 2 },
        { name: '(garbage collector)', milliseconds: 1 },
        { name: 'node', milliseconds: 1 },
      ],
    });
  });

  test('a function that calls itself is counted once', async () => {
    const at = (id: number, children: number[]) => ({ id, callFrame: frame('walk', `${root}/a.js`, 3, 0), children });
    const { profile } = await read(
      profileOf([{ id: 1, callFrame: frame('(root)'), children: [2] }, at(2, [3]), at(3, [])], [2, 3, 3, 2]),
    );
    expect(profile?.lines).toEqual([{ file: 'a.js', line: 4, function: 'walk', own: 4, total: 4, longest: 4 }]);
  });

  test("callers may be named by their callees' parent, samples may come in disorder", async () => {
    const nodes = [
      { id: 7, parent: 1, callFrame: frame('', `${root}/a.js`, 0, 0) },
      { id: 1, callFrame: frame('(root)') },
    ];
    const text = JSON.stringify({ nodes, samples: [7, 7, 1, 7], timeDeltas: [0, 2000, -1000, 2000] });
    expect((await read(text)).profile?.lines).toEqual([
      { file: 'a.js', line: 1, function: '(anonymous)', own: 3, total: 3, longest: 2 },
    ]);
  });
});

describe('places', () => {
  const map = { version: 3, sources: ['../src/a.ts'], names: [], mappings: 'AAMA;AACA' };
  test.each([
    [
      'named by the file',
      {
        'dist/a.js': 'x\n//# sourceMappingURL=maps/a.map',
        'dist/maps/a.map': JSON.stringify({ ...map, sources: ['../../src/a.ts'] }),
      },
    ],
    ['beside it', { 'dist/a.js': 'x', 'dist/a.js.map': JSON.stringify(map) }],
    [
      'inline',
      {
        'dist/a.js': `x\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}\n`,
      },
    ],
    [
      "of webpack's",
      { 'dist/a.js': 'x', 'dist/a.js.map': JSON.stringify({ ...map, sources: ['webpack://shop/./src/a.ts'] }) },
    ],
  ])('source map %s', async (_, files: Readonly<Record<string, string>>) => {
    put(files);
    const { profile } = await read(profileOf(call(root), [3, 3, 3]));
    expect(profile?.lines.map(({ file, line, own }) => [file, line, own])).toEqual([
      ['src/a.ts', 8, 2],
      ['src/a.ts', 7, 1],
    ]);
  });

  test('a profile from a container is found again by the end of its paths; no absolute path is kept', async () => {
    put({ 'dist/a.js': '', 'dist/b.js': '' });
    const { profile } = await read(profileOf(call('/srv/app'), [3, 4]));
    expect(profile?.lines.map(({ file }) => file)).toEqual(['dist/a.js', 'dist/a.js']);
    expect(JSON.stringify(profile)).not.toContain('/srv');
  });

  test('what lies outside of the project, a broken map, and a map that leads outside', async () => {
    put({ 'dist/a.js': 'x', 'dist/a.js.map': '{"version":3' });
    expect((await read(profileOf(call('/elsewhere', 'c.js'), [3]))).profile?.lines).toEqual([]);
    expect((await read(profileOf(call(root), [3]))).profile?.lines[0]).toMatchObject({ file: 'dist/a.js' });
    put({ 'dist/a.js.map': JSON.stringify({ ...map, sources: ['../../../secret.ts'] }) });
    expect((await read(profileOf(call(root), [3]))).profile?.lines[0]).toMatchObject({ file: 'dist/a.js' });
  });
});

describe('bad input', () => {
  test.each([
    ['{"nodes":[{"id":1,"callFrame":{', { truncated: 1 }],
    ['{"nodes":[],"samples":[1]}', { 'no-samples': 1 }],
    ['[]', { 'no-samples': 1 }],
    ['', { truncated: 1 }],
  ])('%s', async (text, skipped) => {
    expect(await read(text)).toEqual({ profile: undefined, skipped });
  });

  test('no tree of nodes, whatever its circles, ends the reading', async () => {
    const node = fc.record({
      id: fc.nat(5),
      parent: fc.option(fc.nat(5), { nil: undefined }),
      children: fc.option(fc.array(fc.nat(5)), { nil: undefined }),
      callFrame: fc.record({
        functionName: fc.string(),
        url: fc.string(),
        lineNumber: fc.integer(),
        columnNumber: fc.integer(),
      }),
      positionTicks: fc.option(fc.array(fc.record({ line: fc.integer(), ticks: fc.integer() })), { nil: undefined }),
    });
    const profile = fc.record({
      nodes: fc.array(node),
      samples: fc.array(fc.nat(5)),
      timeDeltas: fc.array(fc.integer()),
    });
    await fc.assert(fc.asyncProperty(profile, async (value) => void (await read(JSON.stringify(value)))));
  });
});

test('what node --cpu-prof writes is read: the busy line is the first', async () => {
  const script = [
    'function busy(ms) {',
    '  const end = Date.now() + ms;',
    '  let n = 0;',
    '  while (Date.now() < end) n += Math.sqrt(n);',
    '  return n;',
    '}',
    'busy(300);',
  ];
  put({ 'app.js': script.join('\n') });
  execFileSync(process.execPath, ['--cpu-prof', '--cpu-prof-dir', root, join(root, 'app.js')]);
  const file = readdirSync(root).find((name) => name.endsWith('.cpuprofile'))!;
  const bytes = readFileSync(join(root, file));
  expect(cpuProfile.recognizes(bytes.subarray(0, 1 << 16))).toBe(true);
  const { profile } = await read(bytes);
  expect(profile?.lines[0]).toMatchObject({ file: 'app.js', line: 4, function: 'busy' });
  const whole = profile!.lines.find(({ line }) => line === 1)!;
  expect(whole.longest).toBeGreaterThan(100);
  expect(whole.total).toBeGreaterThanOrEqual(profile!.lines[0]!.own);
});
