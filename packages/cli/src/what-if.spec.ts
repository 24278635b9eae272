import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WhatIf } from '@banyan/boundaries/what-if';
import type { BoundaryProposal } from '@banyan/model';
import { runBanyan } from './run-banyan.fixture';
import { layShop } from './shop.fixture';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

async function proposedShop(): Promise<string> {
  const shop = layShop();
  folders.push(shop);
  await runBanyan('analyze', shop);
  await runBanyan('propose', shop);
  return shop;
}

const proposalIn = (shop: string): BoundaryProposal =>
  JSON.parse(readFileSync(join(shop, '.banyan', 'proposal.json'), 'utf8')) as BoundaryProposal;
const contextOf = ({ contexts }: BoundaryProposal, file: string) =>
  contexts.find(({ members }) => members.some(({ module }) => module.endsWith(file)))?.name;
const move = 'move PicturesService to orders';

describe('banyan propose --set', () => {
  it('says what a change does and writes nothing', async () => {
    const shop = await proposedShop();
    const before = JSON.stringify(proposalIn(shop));
    const { code, stdout } = await runBanyan('propose', shop, '--set', move);
    expect(code).toBe(0);
    expect(stdout).toMatch(/src\/pictures\/pictures\.service\.ts: pictures → orders/);
    expect(stdout).toMatch(/ {2}- src\/orders\/orders\.service\.ts:\d+ call: .* → grpc-call \(1\)/);
    expect(stdout).toMatch(/ {2}\+ src\/pictures\/pictures\.controller\.ts:\d+ call: /);
    expect(JSON.stringify(proposalIn(shop))).toBe(before);
  });

  it('prints the same as JSON, several changes in their order', async () => {
    const shop = await proposedShop();
    const { stdout } = await runBanyan('propose', shop, '--json', '--set', move, '--set', 'rename orders to sales');
    const whatIf = JSON.parse(stdout) as WhatIf;
    expect(whatIf.changes).toEqual([move, 'rename orders to sales']);
    expect(whatIf.moved).toContainEqual({ member: 'src/pictures/pictures.service.ts', from: 'pictures', to: 'sales' });
    expect(whatIf.before.price).toBe(proposalIn(shop).metrics.price);
  });

  it('keeps the change with --write, and says what keeps it for good', async () => {
    const shop = await proposedShop();
    const { stdout } = await runBanyan('propose', shop, '--set', move, '--write');
    expect(contextOf(proposalIn(shop), 'pictures.service.ts')).toBe('orders');
    expect((await runBanyan('plan', shop)).code).toBe(0);
    const rules = stdout.slice(stdout.indexOf('boundaries:'));
    writeFileSync(join(shop, 'banyan.yaml'), `schema: banyan/project-config@1\n${rules}`);
    expect((await runBanyan('propose', shop)).stderr).toBe('');
    expect(contextOf(proposalIn(shop), 'pictures.service.ts')).toBe('orders');
  });

  it('does not write what the team has ruled out', async () => {
    const shop = await proposedShop();
    const rules = 'boundaries:\n  contexts:\n    - { name: pictures, members: [src/pictures] }\n';
    writeFileSync(join(shop, 'banyan.yaml'), `schema: banyan/project-config@1\n${rules}`);
    await runBanyan('propose', shop);
    const { code, stdout, stderr } = await runBanyan('propose', shop, '--set', move, '--write');
    expect(code).toBe(1);
    expect(stdout).toMatch(/breaks banyan\.yaml:4 /);
    expect(stderr).toMatch(/^CLI_CHANGE_BREAKS_RULE: .*\n {2}PROJECT_CONFIG_BROKEN at line 4: /);
    expect(contextOf(proposalIn(shop), 'pictures.service.ts')).toBe('pictures');
  });

  it.each([
    ['a change in other words', ['--set', 'split orders'], 'BOUNDARIES_BAD_CHANGE'],
    ['a member that is not there', ['--set', 'move PictureService to orders'], 'BOUNDARIES_MEMBER_UNKNOWN'],
    ['a context that is not there', ['--set', 'move PicturesService to order'], 'BOUNDARIES_CONTEXT_UNKNOWN'],
    ['--write alone', ['--write'], 'CLI_WRITE_WITHOUT_SET'],
  ])('%s is one sentence with a code and what to do', async (_, flags, expected) => {
    const shop = await proposedShop();
    const { code, stdout, stderr } = await runBanyan('propose', shop, ...flags);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^${expected}: .+\\n  What to do: .+\\n$`));
  });

  it('wants a proposal first', async () => {
    const shop = layShop();
    folders.push(shop);
    await runBanyan('analyze', shop);
    expect((await runBanyan('propose', shop, '--set', move)).stderr).toMatch(/^CLI_DOCUMENT_MISSING/);
  });
});

describe('what the next change is worked out from', () => {
  const kept = (shop: string) => join(shop, '.banyan', 'cache', 'change-basis.bin');
  /** As if the documents had been written a minute ago. */
  const settle = (shop: string) => {
    const then = Date.now() / 1000 - 60;
    for (const name of ['facts.json', 'proposal.json']) utimesSync(join(shop, '.banyan', name), then, then);
  };
  const tried = async (shop: string) => (await runBanyan('propose', shop, '--json', '--set', move)).stdout;

  it('is kept, and says the same', async () => {
    const shop = await proposedShop();
    const first = await tried(shop);
    expect(existsSync(kept(shop))).toBe(false);
    settle(shop);
    expect(await tried(shop)).toBe(first);
    expect(existsSync(kept(shop))).toBe(true);
    expect(await tried(shop)).toBe(first);
  });

  it('is not believed once a document has changed', async () => {
    const shop = await proposedShop();
    settle(shop);
    await tried(shop);
    const file = join(shop, '.banyan', 'proposal.json');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"orders"', '"orders2"'));
    settle(shop);
    expect((await runBanyan('propose', shop, '--set', move)).stderr).toMatch(/^BOUNDARIES_CONTEXT_UNKNOWN/);
  });

  it('is made anew when it is damaged', async () => {
    const shop = await proposedShop();
    settle(shop);
    const first = await tried(shop);
    writeFileSync(kept(shop), readFileSync(kept(shop)).subarray(0, 100));
    expect(await tried(shop)).toBe(first);
    expect(readFileSync(kept(shop)).length).toBeGreaterThan(100);
  });
});
