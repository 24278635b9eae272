/** Public monoliths, where they are at hand: the folder BANYAN_CORPUS holds one checkout each (docs/corpus.md). */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { collectFacts } from './collect-facts';
import { edgesOf } from './project.fixture';

const folder = process.env['BANYAN_CORPUS'] ?? '';

describe.each([
  ['nestjs-realworld', ['src'], 35, 70, { endpoints: 21, entities: 6, accesses: 64 }],
  ['ghostfolio', ['apps/api/src', 'libs/common/src'], 505, 2288, { endpoints: 132, entities: 21, nestModules: 63 }],
  ['outline', ['server', 'shared', 'plugins'], 1619, 5546, { endpoints: 279 }],
] as const)('%s', (name, source, files, edges, counts) => {
  const root = join(folder, name);
  const isHere = folder !== '' && existsSync(root);
  (isHere ? test : test.skip)(
    `has ${files} files, ${edges} edges and the counts of docs/corpus.md`,
    async () => {
      const facts = await collectFacts(root, { source, tests: true });
      const modules = new Set(facts.modules.map(({ path }) => path));
      const inside = edgesOf(facts).filter((edge) => {
        const [from, to] = edge.split(' > ') as [string, string];
        return from !== to && modules.has(to);
      });
      expect([facts.modules.length, inside.length]).toEqual([files, edges]);
      for (const [list, count] of Object.entries(counts))
        expect(facts[list as keyof typeof counts]).toHaveLength(count);
    },
    60_000,
  );
});
