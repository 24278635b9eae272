import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBanyan } from './run-banyan.fixture';
import { layShop } from './shop.fixture';

const shop = layShop({ CODEOWNERS: 'src/orders/ @shop/orders\n' });
const out = mkdtempSync(join(tmpdir(), 'documents-'));
afterAll(() => [shop, out].forEach((folder) => rmSync(folder, { recursive: true })));

beforeAll(() => {
  const person = ['-c', 'user.name=Ann', '-c', 'user.email=ann@shop.example', '-c', 'commit.gpgSign=false'];
  const git = (...args: string[]) => execFileSync('git', ['-C', shop, ...person, ...args], { stdio: 'ignore' });
  git('init', '-q');
  for (const line of ['', '// 1\n', '// 2\n']) {
    for (const file of ['service', 'entity']) {
      const path = join(shop, `src/orders/orders.${file}.ts`);
      writeFileSync(path, readFileSync(path, 'utf8') + line);
    }
    git('add', '.');
    git('commit', '-q', '--no-verify', '-m', 'x');
  }
});

const readEvidence = () => JSON.parse(readFileSync(join(out, 'evidence.json'), 'utf8')) as Record<string, unknown>;

describe('propose and plan', () => {
  const lastLines = async (command: string) =>
    (await runBanyan(command, shop, '--out', out)).stdout.trimEnd().split('\n').slice(-2);

  it('say where the evidence would come from, and then what they used', async () => {
    await runBanyan('analyze', shop, '--out', out);
    expect(await lastLines('propose')).toEqual([
      `from the code alone; \`banyan evidence git ${shop}\` adds what changed together, by how many people`,
      expect.stringMatching(/^proposal in .*proposal.json$/),
    ]);
    await runBanyan('evidence', 'git', shop, '--out', out);
    const used = expect.stringMatching(/^with evidence: git history to \S+ \(3 commits\), owners in CODEOWNERS$/);
    expect(await lastLines('propose')).toEqual([used, expect.any(String)]);
    expect(await lastLines('plan')).toEqual([used, expect.any(String)]);
    expect((await runBanyan('propose', shop, '--out', out)).stdout).toMatch(
      /verdict: stay a modular monolith\n {2}Stay .*\n {2}team {7}unknown {2}3 commits in the last 365 days of the history are too few/,
    );
    const { stdout } = await runBanyan('plan', shop, '--out', out, '--json');
    expect(stdout).toMatch(/of the changes of late fell on it/);
  });
});

describe('banyan evidence git', () => {
  it('sums the history up and leaves it beside the other documents', async () => {
    const { code, stdout } = await runBanyan('evidence', 'git', shop, '--out', out);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^git history at \w+, .*\n {2}3 commits changed 10 files that still exist\n/);
    expect(stdout).toMatch(/1 author; in the last 365 days 1, 0 of them in three months or more/);
    expect(stdout).toMatch(/4 files have owners in CODEOWNERS/);
    expect(readEvidence()).toMatchObject({ changes: { pairs: expect.any(Array) }, owners: { file: 'CODEOWNERS' } });
  });

  it('prints the counts as JSON, and replaces what it wrote before', async () => {
    const { stdout } = await runBanyan('evidence', 'git', shop, '--out', out, '--max-commits', '1', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      commits: 1,
      modules: 2,
      ownedModules: 4,
      complete: false,
      problems: [],
    });
    expect(readEvidence()).toMatchObject({ changes: { history: { commits: 1 } } });
  });

  it('reads the folders that were analysed, or those that are asked for', async () => {
    const modules = async (...args: string[]) =>
      JSON.parse((await runBanyan('evidence', 'git', shop, '--out', out, '--json', ...args)).stdout).modules;
    expect([await modules('--source', 'src/orders'), await modules('--source', '.')]).toEqual([4, 10]);
    await runBanyan('analyze', shop, '--out', out, '--source', 'src/pictures');
    expect(await modules()).toBe(4);
  });

  it('refuses to write over a document that it cannot read', async () => {
    writeFileSync(join(out, 'evidence.json'), '{ "schema": "banyan/runtime-evidence@1", "changes": 3 }');
    const { code, stderr } = await runBanyan('evidence', 'git', shop, '--out', out);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^RUNTIME_EVIDENCE_REFUSED: /);
  });
});
