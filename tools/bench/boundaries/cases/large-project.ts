/** How long a proposal for a large project takes, and how much the seed matters. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { propose } from '@banyan/boundaries';
import { collectFacts } from '@banyan/facts';
import type { CodeFacts } from '@banyan/model';
import type { Case, Report, Setting, Skipped } from '../case';
import { featureCorpora } from '../feature-folders';

/** More than 3,000 files. */
const large = 'gauzy core';
/** The seeds that a mean is taken over. */
const seeds = 20;

export const largeProject: Case = {
  name: 'large-project',
  describes: 'facts of 3,000 files to a proposal: time, same bytes, stability over twenty seeds',
  run: measure,
};

async function measure({ corpus, say }: Setting): Promise<Report | Skipped> {
  const one = featureCorpora.find(({ name }) => name === large)!;
  if (corpus === undefined) return { skipped: 'BANYAN_CORPUS is not set' };
  if (!existsSync(join(corpus, one.root))) return { skipped: `${corpus} has no ${one.root}` };
  say('facts');
  const facts = await collectFacts(join(corpus, one.root), { source: [...one.source], tests: false });
  const times = [1, 2, 3].map(() => timeOf(facts));
  const [first, second] = [hashOf(facts), hashOf(structuredClone(facts))];
  const found = Array.from({ length: seeds }, (_, at) => {
    say(`seed ${at + 1} of ${seeds}`);
    return propose(facts, { seed: 1 + at * 100 });
  });
  const stability = found.map(({ metrics }) => metrics.stability ?? 0);
  const counts = found.map(({ contexts }) => contexts.length);
  return {
    title: `a proposal for ${facts.modules.length} files (${large})`,
    tables: [
      {
        rows: [
          ['run', 'seconds', 'processor seconds'],
          ...times.map(({ wall, processor }, at) => [at + 1, wall.toFixed(2), processor.toFixed(2)]),
        ],
      },
    ],
    bars: [
      {
        what: 'seconds from facts to proposal, median of three',
        value: median(times.map(({ wall }) => wall)),
        most: 5,
      },
      { what: 'same facts, other bytes', value: Number(first !== second), most: 0 },
      { what: `mean stability over ${seeds} seeds`, value: mean(stability), least: 0.9 },
    ],
    notes: [
      `The least stable of the seeds has ${Math.min(...stability).toFixed(3)}; contexts: ${Math.min(...counts)} to ${Math.max(...counts)}.`,
      'Facts are in memory; reading them and loading the program are not in the seconds.',
    ],
  };
}

function timeOf(facts: CodeFacts): { readonly wall: number; readonly processor: number } {
  const [began, before] = [performance.now(), process.cpuUsage()];
  propose(facts);
  const { user, system } = process.cpuUsage(before);
  return { wall: (performance.now() - began) / 1000, processor: (user + system) / 1e6 };
}

function hashOf(facts: CodeFacts): string {
  return createHash('sha256')
    .update(JSON.stringify(propose(facts)))
    .digest('hex');
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
