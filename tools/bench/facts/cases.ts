/** The benchmarks: what is run against what, and the limits. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measured, measure, type Subject } from './measure';
import type { Section } from './report';
import { writeSyntheticProject } from './synthetic-project';

/** How benchmarks are run. */
export interface Setting {
  /** The folder of BANYAN_CORPUS. */
  readonly corpus: string;
  readonly rounds: number;
  readonly say: (line: string) => void;
}

/** One benchmark; nothing when what it needs is not there. */
export interface Case {
  readonly name: string;
  readonly run: (setting: Setting) => Section | undefined;
}

/** A checkout with its tsconfig and source folders, as in docs/corpus.md. */
interface Checkout {
  readonly name: string;
  readonly folder: string;
  readonly tsconfig: string;
  readonly source: readonly string[];
}

const outline: Checkout = {
  name: 'outline',
  folder: 'outline',
  tsconfig: 'tsconfig.json',
  source: ['server', 'shared', 'plugins'],
};
const gauzyCore: Checkout = {
  name: 'gauzy-core',
  folder: 'gauzy',
  tsconfig: 'tsconfig.json',
  source: ['packages/core'],
};

export const cases: readonly Case[] = [
  { name: 'cold-outline', run: (setting) => cold(outline, setting) },
  { name: 'cold-gauzy-core', run: (setting) => cold(gauzyCore, setting) },
  { name: 'growth', run: growth },
];

/** All facts, nothing cached, against the bare import graph of the peers. */
function cold(checkout: Checkout, { corpus, rounds, say }: Setting): Section | undefined {
  const args = argsOf(checkout, corpus);
  if (!args) return undefined;
  const runs = measure(
    [
      { name: 'banyan, all facts', script: 'banyan.cjs', args },
      { name: 'madge 8, imports', script: 'madge.cjs', args },
      { name: 'dependency-cruiser 17, imports', script: 'dependency-cruiser.mjs', args },
    ],
    rounds,
    say,
  );
  const [own, madge, cruiser] = runs as [Measured, Measured, Measured];
  return {
    title: `${checkout.name}: all facts, cold`,
    runs,
    bars: [
      { what: "time, of madge's", value: own.wall / madge.wall, most: 1 / 3 },
      { what: "time, of dependency-cruiser's", value: own.wall / cruiser.wall, most: 1 / 8 },
      { what: "peak memory, of madge's", value: own.memory / madge.memory, most: 1.5 },
    ],
  };
}

/** Ten times the files: time and memory for each file stay what they were. */
function growth({ rounds, say }: Setting): Section {
  const folder = mkdtempSync(join(tmpdir(), 'banyan-bench-'));
  try {
    const sizes = [2_000, 20_000];
    const subjects = sizes.map((files): Subject => {
      const root = join(folder, String(files));
      writeSyntheticProject(root, files);
      return { name: `${files} files`, script: 'banyan.cjs', args: [root, 'tsconfig.json', 'src'] };
    });
    const runs = measure(subjects, rounds, say);
    const [small, large] = runs as [Measured, Measured];
    return {
      title: 'made-up monoliths: all facts, cold, by size',
      runs,
      bars: [
        { what: 'time for each file, large of small', value: large.wall / small.wall / 10, most: 1.3 },
        { what: 'processor for each file, large of small', value: large.cpu / small.cpu / 10, most: 1.3 },
        { what: 'peak memory for each file, large of small', value: large.memory / small.memory / 10, most: 1.3 },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function argsOf({ folder, tsconfig, source }: Checkout, corpus: string): string[] | undefined {
  const root = join(corpus, folder);
  return existsSync(root) ? [root, tsconfig, ...source] : undefined;
}
