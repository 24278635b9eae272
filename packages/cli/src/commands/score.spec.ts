/** `banyan score`, from files to what is printed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dialects } from '@banyan/boundaries';
import { runBanyan } from '../run-banyan.fixture';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'score-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function lay(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const graph = () => [
  '--partition',
  lay('partition.json', { A: 'X', B: 'X', C: 'X', D: 'Y', E: 'Y' }),
  '--calls',
  lay('calls.json', {
    ...{ 'Root--A': 10, 'A--A': 5, 'C--C': 2, 'A--B': 1, 'B--A': 1 },
    ...{ 'C--D': 3, 'D--E': 1, 'E--B': 1 },
  }),
];
const useCases = () => [
  '--use-cases',
  lay('use-cases.json', { A: ['buy', 'login'], B: ['buy'], D: ['ship'], E: ['ship'] }),
];

async function refusal(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runBanyan('score', ...args);
  expect([code, stdout]).toEqual([1, '']);
  return stderr.replaceAll(folder, '');
}

describe('banyan score', () => {
  test('a script gets an object with one key a figure', async () => {
    const { code, stdout, stderr } = await runBanyan('score', ...graph(), ...useCases(), '--json');
    expect([code, stderr]).toEqual([0, '']);
    // Worked out by hand in the spec of the dialect
    expect(JSON.parse(stdout)).toEqual({ BCP: 0.549, ICP: 0.508, SM: -0.097, IFN: 1, NED: 1, MQ: 1.467 });
  });

  test('JSON is what is printed elsewhere than on a terminal', async () => {
    const wasTerminal = process.stdout.isTTY;
    try {
      process.stdout.isTTY = false;
      expect(JSON.parse((await runBanyan('score', ...graph())).stdout)).toMatchObject({ BCP: null, ICP: 0.508 });
      process.stdout.isTTY = true;
      expect((await runBanyan('score', ...graph())).stdout).toContain('what it says');
      expect(JSON.parse((await runBanyan('score', ...graph(), '--json')).stdout)).toMatchObject({ ICP: 0.508 });
    } finally {
      process.stdout.isTTY = wasTerminal;
    }
  });

  test('the table says which way is better, and has a dash where something was not given', async () => {
    const { stdout } = await runBanyan('score', ...graph(), '--table');
    expect(stdout).toMatch(/BCP +– +lower/);
    expect(stdout).toMatch(/SM +-0\.097 +higher/);
    expect((await runBanyan('score', ...graph(), '--table', '--json')).code).toBe(2);
  });

  test('every dialect can be asked for', async () => {
    for (const { name, figures } of dialects) {
      const { stdout } = await runBanyan('score', ...graph(), '--metrics', name, '--json');
      expect(Object.keys(JSON.parse(stdout) as object)).toEqual(figures.map((figure) => figure.name));
    }
    const { code, stderr } = await runBanyan('score', ...graph(), '--metrics', 'fse22');
    expect(code).toBe(2);
    expect(stderr).toContain(`Allowed choices are ${dialects.map(({ name }) => name).join(', ')}`);
  });

  test('a reference adds how near the partition is', async () => {
    const reference = lay('reference.json', { clusters: { one: ['A', 'B', 'C'], two: ['D', 'E'] } });
    const { stdout, stderr } = await runBanyan('score', ...graph(), '--reference', reference, '--json');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ ICP: 0.508, MoJoFM: 100, ARI: 1, completeness: 1 },
      C2C: { '10': 100, '33': 100, '50': 100 },
    });
    expect((await runBanyan('score', ...graph(), '--reference', reference, '--table')).stdout).toMatch(
      /C2C_33 +100\.000/,
    );
  });

  test('what the figures rest on is said beside them', async () => {
    const one = lay('one.json', { assignment: { A: 0, B: 0, Lonely: 0 } });
    const { code, stdout, stderr } = await runBanyan('score', ...graph(), '--partition', one, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ICP: 0, IFN: 0 });
    expect(
      stderr
        .trim()
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual(['SCORE_ONE_CLUSTER', 'SCORE_MEMBERS_WITHOUT_CALLS', 'SCORE_CALLS_UNPLACED']);
  });

  test('files that are missing, broken or foreign are refused with all their problems', async () => {
    expect(await refusal(...graph(), '--partition', join(folder, 'nowhere.json'))).toContain(
      'CLI_CANNOT_READ: /nowhere.json is not there.',
    );
    expect(await refusal(...graph(), '--calls', folder)).toContain('CLI_CANNOT_READ');
    expect(await refusal(...graph(), '--partition', lay('text.json', 'A: X'))).toMatch(
      /^PARTITION_REFUSED: \/text.json has a problem\.\n {2}PARTITION_SYNTAX at line 1: The text is no JSON/,
    );
    expect(await refusal(...graph(), '--partition', lay('twice.json', '{ "A": 1,\n "A": 2,\n "B": {} }'))).toMatch(
      /has 2 problems\.\n.*PARTITION_SHAPE at line 3 \/B: .*\n.*PARTITION_MEMBER_TWICE at line 2 \/A: A is in cluster 1 and in cluster 2\.\n.*What to do/,
    );
    expect(await refusal(...graph(), '--partition', lay('empty.json', {}))).toContain('PARTITION_EMPTY');
    expect(await refusal(...graph(), '--calls', lay('none.json', {}))).toContain('CALLS_EMPTY');
    expect(await refusal(...graph(), '--calls', lay('negative.json', { 'A--B': -3 }))).toContain(
      'The volume of "A--B" is -3: it has to be 1 or more.',
    );
    expect(await refusal(...graph(), '--use-cases', lay('uses.json', { A: 'buy' }))).toContain('USE_CASES_SHAPE');
    expect(await refusal(...graph(), '--calls', lay('foreign.json', { 'Y--Z': 1 }))).toContain('SCORE_CALLS_FOREIGN');
    expect(await refusal(...graph(), '--reference', lay('other.json', { Z: 1 }))).toContain('SCORE_REFERENCE_FOREIGN');
  });

  test('without a partition or calls it is wrong usage; --help shows examples', async () => {
    expect((await runBanyan('score')).code).toBe(2);
    const { code, stdout } = await runBanyan('score', '--help');
    expect(code).toBe(0);
    expect(stdout).toContain('banyan score --partition mono2micro-5.json');
  });
});
