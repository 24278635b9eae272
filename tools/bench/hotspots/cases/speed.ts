/** How long the whole of `banyan hotspots` takes on a large project whose facts are cached. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Case, Report, Setting } from '../../boundaries/case';
import { writeSyntheticProject } from '../../facts/synthetic-project';

const files = 3000;
const runs = 3;
const banyan = resolve(__dirname, '../../../../packages/cli/bin/banyan.js');

export const speed: Case = {
  name: 'speed',
  describes: `banyan hotspots on ${files} files, the facts cached: the whole run, from the shell`,
  run: async (setting) => measure(setting),
};

function measure({ say }: Setting): Report {
  const root = mkdtempSync(join(tmpdir(), 'banyan-speed-'));
  try {
    writeSyntheticProject(root, files);
    say('first run, nothing is cached');
    const cold = secondsOf(root);
    const warm = Array.from({ length: runs }, (_, at) => {
      say(`run ${at + 1} of ${runs}`);
      return secondsOf(root);
    });
    const median = [...warm].sort((a, b) => a - b)[Math.floor(runs / 2)] as number;
    return {
      title: `banyan hotspots, ${files} files`,
      tables: [
        {
          rows: [
            ['run', 'seconds'],
            ['nothing cached', cold.toFixed(2)],
            ...warm.map((each) => ['cached', each.toFixed(2)]),
          ],
        },
      ],
      bars: [{ what: 'seconds of the whole run, facts cached, median of three', value: median, most: 10 }],
      notes: [
        `${availableParallelism()} cores; ${loadavg()[0]?.toFixed(1)} processes wanted them in the last minute, this one among them.`,
      ],
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The command as a user runs it: start of the program, facts, rules, the list. */
function secondsOf(root: string): number {
  const began = performance.now();
  execFileSync(process.execPath, [banyan, 'hotspots', root], { stdio: ['ignore', 'ignore', 'inherit'] });
  return (performance.now() - began) / 1000;
}
