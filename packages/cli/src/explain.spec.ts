import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PairExplanation } from '@banyan/boundaries';
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

describe('banyan explain', () => {
  it('says why two members are apart, with what passes between them', async () => {
    const shop = await proposedShop();
    const { code, stdout } = await runBanyan('explain', 'OrdersService', 'PicturesService', shop);
    expect(code).toBe(0);
    expect(stdout).toContain('They are apart.');
    expect(stdout).toMatch(
      /injection: OrdersService is given PicturesService \(src\/orders\/orders\.service\.ts:\d+\)/,
    );
    expect(stdout).toMatch(
      /what passes between them\n {2}src\/orders\/orders\.service\.ts:\d+ call: .* → grpc-call \(1\)/,
    );
  });

  it('prints the same as JSON', async () => {
    const shop = await proposedShop();
    const { stdout } = await runBanyan('explain', 'orders.service.ts', 'entity:Order', '--root', shop, '--json');
    const explanation = JSON.parse(stdout) as PairExplanation;
    expect(explanation.verdict).toBe('together');
    expect(explanation.direct.length).toBeGreaterThan(0);
  });

  it('says of one member why it is where it is', async () => {
    const shop = await proposedShop();
    const { stdout } = await runBanyan('explain', 'OrdersService', '--root', shop);
    expect(stdout).toMatch(/^src\/orders\/orders\.service\.ts in orders.*\n {2}drawn to orders/);
    expect(stdout).toContain('why it is there');
  });

  it('says what the team has decided, with the line', async () => {
    const shop = await proposedShop();
    writeFileSync(
      join(shop, 'banyan.yaml'),
      'schema: banyan/project-config@1\nboundaries:\n  apart: [[src/orders, src/pictures]]\n',
    );
    const { stdout } = await runBanyan('explain', 'OrdersService', 'PicturesService', shop);
    expect(stdout).toContain('decided by the team\n  banyan.yaml keeps them apart (banyan.yaml:3, banyan.yaml:3)');
  });

  it.each([
    [
      'an unknown member',
      ['OrderService'],
      /^BOUNDARIES_MEMBER_UNKNOWN: .*\n {2}What to do: Did you mean OrdersService/,
    ],
    ['a name that several have', ['orders.module', 'list'], /^BOUNDARIES_MEMBER_UNKNOWN: "list"/],
  ])('%s is one sentence with a hint', async (_, names, expected) => {
    const shop = await proposedShop();
    const { code, stdout, stderr } = await runBanyan('explain', ...names, '--root', shop);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(expected);
  });

  it('wants a proposal first', async () => {
    const shop = layShop();
    folders.push(shop);
    await runBanyan('analyze', shop);
    expect((await runBanyan('explain', 'a', '--root', shop)).stderr).toMatch(
      /^CLI_DOCUMENT_MISSING: .*\n.*banyan propose/,
    );
  });
});
