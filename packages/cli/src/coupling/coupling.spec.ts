/** `banyan coupling`, from documents to what is printed. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { levels } from '@banyan/boundaries';
import { runBanyan } from '../run-banyan.fixture';
import { layShop } from '../shop.fixture';
import type { CouplingAnswer } from './coupling-answer';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

let shop: string;
beforeAll(async () => {
  shop = layShop({ 'src/orders/receipts.service.ts': receipts });
  folders.push(shop);
  await runBanyan('analyze', shop);
  await runBanyan('propose', shop);
});

/** Two tables in one function. */
const receipts = `import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Picture } from '../pictures/pictures.entity';
import { Order } from './orders.entity';
@Injectable()
export class ReceiptsService {
  constructor(
    @InjectRepository(Order) private readonly orders: Repository<Order>,
    @InjectRepository(Picture) private readonly pictures: Repository<Picture>,
  ) {}
  async print(id: number) { return [await this.orders.find(), await this.pictures.find()]; }
}
`;

const ask = async (...args: string[]): Promise<CouplingAnswer> =>
  JSON.parse((await runBanyan('coupling', shop, '--json', ...args)).stdout) as CouplingAnswer;

describe('banyan coupling', () => {
  it('shows the heaviest edges with their strongest reason and its place, and what each criterion says', async () => {
    const { code, stdout } = await runBanyan('coupling', shop, '--level', 'class', '--criterion', 'call', 'injection');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^shop, level class: \d+ nodes, 4 edges, weight 4\.\d+\n/);
    expect(stdout).toMatch(
      / 1\.25  OrdersService +PicturesService +injection: OrdersService is given PicturesService \(\+1\) +src\/orders\/orders\.service\.ts:\d+\n/,
    );
    expect(stdout).toMatch(/injection +3 +3\n/);
  });

  it.each(levels.map(({ name, describes }) => [name, describes]))(
    'couples at level %s, which --help describes',
    async (level, describes) => {
      const answer = await ask('--level', level);
      expect([answer.project, answer.level]).toEqual(['shop', level]);
      expect(answer.edges.length).toBeGreaterThan(0);
      expect(answer.edges.every(({ parts }) => parts.every(({ evidence }) => evidence.length > 0))).toBe(true);
      expect(await helpOf()).toMatch(new RegExp(`\\n  ${level} +${describes}`));
    },
  );

  it('answers for one function, down to the table it writes', async () => {
    const { of, edges } = await ask('--level', 'function', '--of', 'OrdersService.add');
    expect(of).toBe('src/orders/orders.service.ts#OrdersService.add');
    const told = edges.flatMap(({ parts }) => parts.map(({ criterion, text }) => `${criterion}: ${text}`));
    expect(told).toContain('shared-entity: OrdersService.add writes Order');
    expect(told).toContain('call: OrdersController.add calls OrdersService.add');
  });

  it('is as heavy from far away as from near: files joined by hand are the contexts', async () => {
    const sumOf = ({ criteria }: CouplingAnswer, name: string) => criteria.find((one) => one.name === name)?.weight;
    const crossing = (await ask('--level', 'file')).edges.filter(
      ({ from, to }) =>
        /orders|Order/.test(from) !== /orders|Order/.test(to) && ![from, to].some((node) => /app|main|:/.test(node)),
    );
    const calls = crossing.flatMap(({ parts }) => parts.filter(({ criterion }) => criterion === 'call'));
    const contexts = await ask('--level', 'context');
    expect(contexts.nodes.map(({ id }) => id)).toEqual(expect.arrayContaining(['context:orders', 'context:pictures']));
    expect(sumOf(contexts, 'call')).toBeCloseTo(calls.reduce((sum, { weight }) => sum + weight, 0));
    expect(calls.length).toBeGreaterThan(0);
  });

  it('draws for Graphviz and Mermaid, and writes a file where one is named', async () => {
    const args = ['coupling', shop, '--level', 'context', '--criterion', 'call', 'injection'] as const;
    const { stdout } = await runBanyan(...args, '--format', 'dot');
    expect(stdout).toContain(
      '"context:orders" -- "context:pictures" [label="1.25", penwidth=6, tooltip="OrdersService is given',
    );
    const folder = mkdtempSync(join(tmpdir(), 'coupling-'));
    folders.push(folder);
    const file = join(folder, 'coupling.mmd');
    const written = await runBanyan(...args, '--format', 'mermaid', '--out-file', file);
    expect([written.code, written.stdout]).toEqual([0, '']);
    expect(readFileSync(file, 'utf8')).toBe(
      'flowchart LR\n  n0["context:orders"]\n  n1["context:pictures"]\n  n0 ===|1.25| n1\n',
    );
  });

  it('lists as many as are asked for, and says how many there are', async () => {
    const { edges, total } = await ask('--top', '2');
    expect(edges).toHaveLength(2);
    expect(total.edges).toBeGreaterThan(2);
    const { stdout } = await runBanyan('coupling', shop, '--top', '2');
    expect(stdout).toContain(`… and ${total.edges - 2} more edges: --top ${total.edges} shows them`);
  });

  it.each([
    [['--of', 'OrderService', '--level', 'class'], 1, /^BOUNDARIES_NODE_UNKNOWN: .*\n.*Did you mean .*OrdersService/],
    [['--of', 'list', '--level', 'file'], 1, /^BOUNDARIES_NODE_UNKNOWN/],
    [['--of', 'service.ts', '--level', 'table'], 2, /--level/],
    [['--criterion', 'calls'], 1, /^BOUNDARIES_CRITERION_UNKNOWN: .*\n.*Did you mean call/],
    [['--top', 'all'], 1, /^CLI_BAD_TOP: .*\n.*--top 50/],
    [['--json', '--format', 'dot'], 2, /conflict|cannot be used/],
  ])('%j is refused with a hint', async (args, expected, message) => {
    const { code, stdout, stderr } = await runBanyan('coupling', shop, ...args);
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('wants facts, and a proposal for contexts alone', async () => {
    const bare = layShop();
    folders.push(bare);
    expect((await runBanyan('coupling', bare)).stderr).toMatch(/^CLI_DOCUMENT_MISSING: .*\n.*banyan analyze/);
    await runBanyan('analyze', bare);
    expect((await runBanyan('coupling', bare)).code).toBe(0);
    expect((await runBanyan('coupling', bare, '--level', 'context')).stderr).toMatch(/banyan propose/);
  });
});

async function helpOf(): Promise<string> {
  return (await runBanyan('coupling', '--help')).stdout;
}
