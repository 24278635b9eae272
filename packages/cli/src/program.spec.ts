import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBanyan } from './run-banyan.fixture';
import { layShop } from './shop.fixture';

const folders: string[] = [];
const kept = (folder: string): string => {
  folders.push(folder);
  return folder;
};
const emptyFolder = (): string => kept(mkdtempSync(join(tmpdir(), 'empty-')));
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

describe('from source to plan', () => {
  it('sums the facts up as JSON and leaves them in .banyan', async () => {
    const shop = kept(layShop());
    const { code, stdout } = await runBanyan('analyze', shop, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      files: 10,
      unresolvedImports: 0,
      cycles: 0,
      entryPoints: 4,
      entities: 2,
      accesses: 3,
      seconds: expect.any(Number),
    });
    expect(readdirSync(join(shop, '.banyan'))).toEqual(['cache', 'facts.json']);
  });

  it('writes nothing into the project when another folder is asked for', async () => {
    const shop = kept(layShop());
    const out = emptyFolder();
    await runBanyan('analyze', shop, '--out', out);
    await runBanyan('propose', shop, '--out', out);
    await runBanyan('plan', shop, '--out', out);
    expect(existsSync(join(shop, '.banyan'))).toBe(false);
    expect(readdirSync(out).sort()).toEqual(['cache', 'facts.json', 'plan.json', 'proposal.json']);
  });

  it('gives the reason for every member, and the crossing with its line', async () => {
    const shop = kept(layShop());
    await runBanyan('analyze', shop);
    const { code, stdout } = await runBanyan('propose', shop);
    expect(code).toBe(0);
    expect(stdout).toContain('src/orders/orders.service.ts');
    expect(stdout).toMatch(/OrdersModule declares/);
  });

  it('plans the routes as clients call them', async () => {
    const shop = kept(layShop());
    await runBanyan('analyze', shop);
    await runBanyan('propose', shop);
    const { stdout } = await runBanyan('plan', shop, '--json');
    const plan = JSON.parse(stdout) as { steps: { routes: { method: string; path: string }[] }[] };
    const routes = plan.steps.flatMap((step) => step.routes.map(({ method, path }) => `${method} ${path}`));
    expect(routes.sort()).toEqual(['GET /api/orders', 'GET /api/pictures', 'POST /api/orders', 'POST /api/pictures']);
  });

  it('reports what was found, to the terminal or into a file', async () => {
    const shop = kept(layShop());
    for (const command of ['analyze', 'propose', 'plan']) await runBanyan(command, shop);
    const { stdout } = await runBanyan('report', shop, '--json');
    expect(JSON.parse(stdout).plan.steps.length).toBeGreaterThan(0);
    expect((await runBanyan('report', shop)).stdout).toContain(join('.banyan', 'report.html'));
    const page = readFileSync(join(shop, '.banyan', 'report.html'), 'utf8');
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toContain(shop);
    const file = join(emptyFolder(), 'report.md');
    const { code } = await runBanyan('report', shop, '--format', 'markdown', '--out-file', file);
    expect(code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^# shop/);
  });

  it('gives the same bytes twice', async () => {
    const shop = kept(layShop());
    const run = async (): Promise<string[]> => {
      for (const command of ['analyze', 'propose', 'plan', 'report']) await runBanyan(command, shop);
      return ['facts.json', 'proposal.json', 'plan.json', 'report.html'].map((file) =>
        readFileSync(join(shop, '.banyan', file), 'utf8'),
      );
    };
    expect(await run()).toEqual(await run());
  });

  it('leaves test files out unless they are asked for', async () => {
    const shop = kept(layShop({ 'src/orders/orders.service.spec.ts': "import './orders.service';\n" }));
    const files = async (...flags: string[]): Promise<unknown> =>
      JSON.parse((await runBanyan('analyze', shop, '--json', ...flags)).stdout).files;
    expect([await files(), await files('--tests'), await files('--no-tests')]).toEqual([10, 11, 10]);
  });
});

describe('bad input', () => {
  it.each([
    ['a folder that is not there', () => ['analyze', join(emptyFolder(), 'nowhere')], 'FACTS_ROOT_MISSING'],
    ['an empty folder', () => ['analyze', emptyFolder()], 'FACTS_NO_SOURCE'],
    ['evidence without a repository', () => ['evidence', 'git', emptyFolder()], 'EVIDENCE_NOT_A_REPOSITORY'],
    ['evidence since some day', () => ['evidence', 'git', '.', '--since', '2024-02-31'], 'CLI_BAD_DAY'],
    ['evidence of no commits', () => ['evidence', 'git', '.', '--max-commits', '0'], 'CLI_BAD_COUNT'],
    ['a proposal before an analysis', () => ['propose', emptyFolder()], 'CLI_DOCUMENT_MISSING'],
    ['a plan before a proposal', () => ['plan', emptyFolder()], 'CLI_DOCUMENT_MISSING'],
    ['a report before a proposal', () => ['report', emptyFolder()], 'CLI_DOCUMENT_MISSING'],
    ['a root without an editor', () => ['report', emptyFolder(), '--root', '.'], 'CLI_ROOT_WITHOUT_EDITOR'],
    ['an extraction before an analysis', () => ['extract', 'images', '--root', emptyFolder()], 'EXTRACT_NOT_ANALYZED'],
    ['a routing plan that is not there', () => ['proxy', join(emptyFolder(), 'routing.yaml')], 'PROXY_PLAN_MISSING'],
    ['a proxy that is told nothing', () => ['proxy'], 'PROXY_PLAN_CHOICE'],
    ['a lateness that is none', () => ['proxy', '--to', 'http://127.0.0.1:1', '--shed-delay', '0'], 'CLI_BAD_AMOUNT'],
    ['memory without a number', () => ['proxy', '--to', 'http://127.0.0.1:1', '--shed-memory', '2G'], 'CLI_BAD_AMOUNT'],
    [
      'a word for a number of processes',
      () => ['proxy', '--to', 'http://127.0.0.1:1', '--workers', 'two'],
      'CLI_BAD_WORKERS',
    ],
    ['a seed that is no number', () => ['propose', emptyFolder(), '--seed', 'x'], 'CLI_BAD_SEED'],
  ])('%s is one sentence with a code and what to do', async (_, args, expected) => {
    const { code, stdout, stderr } = await runBanyan(...args());
    expect(stderr).toMatch(new RegExp(`^${expected}: .+\\n  What to do: .+\\n$`));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  it('names the contexts there are when asked for another one', async () => {
    const shop = kept(layShop());
    await runBanyan('analyze', shop);
    await runBanyan('propose', shop);
    const { stderr } = await runBanyan('extract', 'picturse', '--root', shop);
    expect(stderr).toMatch(/^EXTRACT_CONTEXT_UNKNOWN: .*\n {2}What to do: There are: pictures/);
  });

  it('writes what can be read of a project with a broken file, names the file, and fails', async () => {
    const shop = kept(layShop({ 'src/orders/broken.ts': 'export const total = ;\n' }));
    const { code, stderr } = await runBanyan('analyze', shop);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^CLI_FACTS_INCOMPLETE: .*\n {2}FACTS_SYNTAX_ERROR at line 1 src\/orders\/broken.ts: /);
    const facts = JSON.parse(readFileSync(join(shop, '.banyan', 'facts.json'), 'utf8')) as { endpoints: unknown[] };
    expect(facts.endpoints).toHaveLength(4);
  });

  it('says that a TypeScript project has no tsconfig', async () => {
    const shop = kept(layShop());
    rmSync(join(shop, 'tsconfig.json'));
    const { code, stderr } = await runBanyan('analyze', shop);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('FACTS_TSCONFIG_MISSING') });
  });

  it('reports every problem of a routing plan with its line', async () => {
    const file = join(emptyFolder(), 'routing.yaml');
    writeFileSync(
      file,
      'schema: banyan/routing-plan@1\nupstreams:\n  app: { url: http://127.0.0.1:1 }\nmonolith: ap\nroutes:\n  - { name: a, match: { path: /a }, service: img, phase: service }\n',
    );
    const { code, stderr } = await runBanyan('proxy', 'check', file);
    expect(code).toBe(1);
    expect(stderr).toMatch(/ROUTING_PLAN_\w+ at line 4 \/monolith/);
    expect(stderr).toMatch(/ROUTING_PLAN_\w+ at line 6 \/routes\/0\/service/);
  });

  it('says which port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const { code, stderr } = await runBanyan('proxy', '--to', 'http://127.0.0.1:1', '--listen', `127.0.0.1:${port}`);
    taken.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^PROXY_PORT_IN_USE: .*${port}`));
  });

  it('ends with 2 for a word it does not know', async () => {
    expect((await runBanyan('analyse', '.')).code).toBe(2);
    expect((await runBanyan('analyze', '.', '--sauce')).code).toBe(2);
    expect((await runBanyan('report', '.', '--format', 'pdf')).code).toBe(2);
  });
});
