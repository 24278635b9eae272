import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BoundaryProposal } from '@banyan/model';
import { runBanyan } from './run-banyan.fixture';
import { layShop } from './shop.fixture';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

async function shopWith(rules: string): Promise<string> {
  const shop = layShop();
  folders.push(shop);
  await runBanyan('analyze', shop);
  writeFileSync(join(shop, 'banyan.yaml'), `schema: banyan/project-config@1\n${rules}`);
  return shop;
}

describe('a project with banyan.yaml', () => {
  it('has the contexts that the team has settled, each member with the line that says so', async () => {
    const shop = await shopWith('boundaries:\n  contexts:\n    - name: gallery\n      members: [src/pictures]\n');
    const { code, stdout } = await runBanyan('propose', shop);
    expect(code).toBe(0);
    expect(stdout).toContain('fixed banyan.yaml puts it into gallery (banyan.yaml:5)');
    const proposal = JSON.parse(readFileSync(join(shop, '.banyan', 'proposal.json'), 'utf8')) as BoundaryProposal;
    const gallery = proposal.contexts.find(({ name }) => name === 'gallery');
    expect(gallery).toMatchObject({ pinned: true, entities: ['Picture'] });
  });

  it('is told every mistake at once, with its line, and proposes nothing', async () => {
    const shop = await shopWith(`boundaries:
  together:
    - [src/orders/orders.service.ts, src/pictures/pictures.service.ts]
  apart:
    - [src/orders, src/pictures]
    - [src/order, src/pictures]
  ignored: []
`);
    const { code, stdout, stderr } = await runBanyan('propose', shop);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^PROJECT_CONFIG_REFUSED: .*banyan\.yaml has 3 problems\.$/),
      expect.stringMatching(
        /^ {2}PROJECT_CONFIG_CONTRADICTION at line 6 .*\(line 6\) are to be apart, but .*\(line 4\) is together with/,
      ),
      expect.stringMatching(/^ {2}PROJECT_CONFIG_NO_MATCH at line 7 .*did you mean src\/orders\?$/),
      expect.stringMatching(/^ {2}PROJECT_CONFIG_UNKNOWN_KEY at line 8 /),
      expect.stringMatching(/^ {2}What to do: /),
      '',
    ]);
  });

  it('is told which size could not be had', async () => {
    const shop = await shopWith(
      'boundaries:\n  contexts:\n    - { name: gallery, members: [src/pictures], size: { min: 8 } }\n  apart: [[src/orders, src/pictures]]\n',
    );
    const { code, stdout } = await runBanyan('propose', shop);
    expect(code).toBe(0);
    expect(stdout).toMatch(/not to be had\n {2}banyan\.yaml:4 gallery has \d files and should have at least 8/);
  });
});
