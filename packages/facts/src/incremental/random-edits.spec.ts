/** Whatever was edited, facts with a cache are the facts of a run without one, to the byte. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectFacts } from '../collect-facts';
import { project } from '../project.fixture';
import { isSource, readTree } from '../read/list-tree';
import { editProject, randomOf } from './random-edits.fixture';
import { shop } from './shop.fixture';

const corpus = process.env['BANYAN_CORPUS'];

async function holdsFor(root: string, source: readonly string[], seed: number, steps: number): Promise<void> {
  const cache = mkdtempSync(join(tmpdir(), 'banyan-cache-'));
  const random = randomOf(seed);
  const done: string[] = [];
  const below = (file: string): boolean => source.some((folder) => folder === '.' || file.startsWith(`${folder}/`));
  for (let step = 0; step < steps; step += 1) {
    const warm = await collectFacts(root, { source, tests: true, cache });
    const cold = await collectFacts(root, { source, tests: true });
    if (JSON.stringify(warm) !== JSON.stringify(cold)) {
      throw new Error(`seed ${seed}, after: ${done.slice(-3).join('; ')} (${firstDifference(warm, cold)})`);
    }
    done.push(
      editProject(
        root,
        readTree(root).files.filter((file) => isSource(file) && below(file)),
        random,
      ),
    );
  }
  rmSync(cache, { recursive: true });
}

function firstDifference(warm: object, cold: object): string {
  const other = new Map(Object.entries(warm));
  const [key] =
    Object.entries(cold).find(([name, value]) => JSON.stringify(other.get(name)) !== JSON.stringify(value)) ?? [];
  return key ?? 'order of keys';
}

test.each([1, 2, 3, 4])(
  'forty edits of a shop, seed %i',
  async (seed) => {
    await holdsFor(project(shop()), ['.'], seed, 40);
  },
  120_000,
);

describe.each([
  ['ghostfolio', ['apps/api/src', 'libs/common/src']],
  ['outline', ['server', 'shared', 'plugins']],
])('%s', (name, source) => {
  const folder = join(corpus ?? '', name);
  (corpus !== undefined && existsSync(folder) ? test : test.skip)(
    `thirty edits of ${name}`,
    async () => {
      const copy = mkdtempSync(join(tmpdir(), 'banyan-edits-'));
      cpSync(folder, copy, { recursive: true });
      await holdsFor(copy, source, 7, 30);
      rmSync(copy, { recursive: true });
    },
    1_800_000,
  );
});
