import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { algorithms } from '@banyan/boundaries';
import { runBanyan } from '../run-banyan.fixture';

const folder = mkdtempSync(join(tmpdir(), 'graph-'));
afterAll(() => rmSync(folder, { recursive: true }));
const lay = (text: string, name = 'graph.json'): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const pairs = ['OrderPage Order', 'Order OrderItem', 'OrderPage OrderItem', 'PhotoPage Photo', 'Photo Album'];
const graph = lay(
  JSON.stringify({ edges: pairs.map((pair) => ({ from: pair.split(' ')[0], to: pair.split(' ')[1] })) }),
);

describe('banyan propose --graph', () => {
  it('prints which node is in which context, and how sure that is', async () => {
    const { code, stdout } = await runBanyan('propose', '--graph', graph, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      assignment: { Album: 'photo', Order: 'order', OrderItem: 'order', Photo: 'photo' },
      stability: { Album: 1 },
      count: { contexts: 2, asked: false, why: expect.stringContaining('modularity') },
      detection: { seed: 1 },
    });
  });

  it('prints a table for people', async () => {
    const { stdout } = await runBanyan('propose', '--graph', graph);
    expect(stdout).toMatch(/^order +3 +1$/m);
    expect(stdout).toMatch(/^photo\n {2}Album\n {2}Photo$/m);
    expect(stdout).toMatch(/^2 contexts: 2 groups are what/m);
  });

  it.each([1, 3, 6])('gives exactly %d contexts when told to', async (count) => {
    const { stdout } = await runBanyan('propose', '--graph', graph, '-k', String(count), '--json', '--seed', '4');
    const { assignment } = JSON.parse(stdout) as { assignment: Record<string, string> };
    expect(new Set(Object.values(assignment)).size).toBe(count);
  });

  it.each([
    ['too many contexts', ['--graph', graph, '-k', '7'], 'GRAPH_TOO_MANY_CONTEXTS'],
    ['no number of contexts', ['--graph', graph, '-k', 'many'], 'CLI_BAD_COUNT'],
    ['none of them', ['--graph', graph, '-k', '0'], 'CLI_BAD_COUNT'],
    ['a number without a graph', ['-k', '3'], 'CLI_NEEDS_GRAPH'],
    ['an unknown algorithm', ['--graph', graph, '--algorithm', 'x'], 'BOUNDARIES_ALGORITHM_UNKNOWN'],
    ['a graph that is not there', ['--graph', join(folder, 'nowhere.json')], 'CLI_CANNOT_READ'],
  ])('%s is one sentence with a code and what to do', async (_, args, expected) => {
    const { code, stdout, stderr } = await runBanyan('propose', ...args);
    expect(stderr).toMatch(new RegExp(`^${expected}: .+\\n  What to do: .+\\n$`));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  it('tells all that is wrong with a graph, with lines', async () => {
    const bad = lay('edges:\n  - { from: a }\n  - { from: a, to: b, weight: -2 }\ntogether: [[a, z]]\n', 'bad.yaml');
    const { code, stderr } = await runBanyan('propose', '--graph', bad);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^PLAIN_GRAPH_REFUSED: .*bad.yaml has 3 problems\./);
    expect(stderr).toMatch(
      /PLAIN_GRAPH_MISSING_KEY at line 2 .*\n.*PLAIN_GRAPH_INVALID at line 3 .*\n.*UNKNOWN_NODE at line 4/,
    );
  });

  it('lists every algorithm in its help', async () => {
    const { stdout } = await runBanyan('propose', '--help');
    for (const { name } of algorithms) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  });
});
