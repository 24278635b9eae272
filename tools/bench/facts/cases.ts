/** The benchmarks: what is run against what, and the limits. */
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  { name: 'edit-outline', run: (setting) => edit(outline, 'server/routes/api/documents/documents.ts', setting) },
  { name: 'graph-outline', run: (setting) => graph(outline, setting) },
  { name: 'graph-gauzy-core', run: (setting) => graph(gauzyCore, setting) },
  { name: 'growth', run: growth },
  { name: 'extremes', run: extremes },
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

/** One body changed since the last run, against nothing kept from it. */
function edit(checkout: Checkout, edited: string, { corpus, rounds, say }: Setting): Section | undefined {
  if (!argsOf(checkout, corpus)) return undefined;
  return inTemporaryFolder((folder) => {
    const { source, tsconfig } = checkout;
    const root = join(folder, 'checkout');
    // Only what is read: the checkout may hold installed packages.
    for (const part of [...source, tsconfig, 'package.json']) {
      cpSync(join(corpus, checkout.folder, part), join(root, part), { recursive: true });
    }
    const cold: Subject = { name: 'cold', script: 'banyan.cjs', args: [root, tsconfig, ...source] };
    const args = [root, tsconfig, join(folder, 'cache'), edited, ...source];
    const changed: Subject = { name: 'one body changed', script: 'banyan-edit.cjs', args };
    measure([changed], 1, () => say('  the cache is filled'));
    const runs = measure([cold, changed], rounds, say);
    const [whole, part] = runs as [Measured, Measured];
    return {
      title: `${checkout.name}: one body changed (${edited})`,
      runs,
      bars: [
        { what: "time, of the cold run's", value: part.wall / whole.wall, most: 0.1 },
        { what: "processor, of the cold run's", value: part.cpu / whole.cpu, most: 0.1 },
      ],
    };
  });
}

/** The import graph alone, against the least it could cost. */
function graph(checkout: Checkout, { corpus, rounds, say }: Setting): Section | undefined {
  const args = argsOf(checkout, corpus);
  if (!args) return undefined;
  const subjects: Subject[] = [
    { name: 'banyan, imports', script: 'banyan-graph.cjs', args },
    { name: 'bare oxc-parser and oxc-resolver', script: 'bare-graph.cjs', args },
  ];
  const runs = measure(subjects, rounds, say);
  const [own, bare] = runs as [Measured, Measured];
  return {
    title: `${checkout.name}: the import graph alone`,
    runs,
    bars: [
      { what: "time, of the bare script's", value: own.wall / bare.wall, most: 2 },
      { what: 'peak memory', value: own.memory, most: 300, unit: ' MB' },
    ],
  };
}

/** Ten times the files: time and memory for each file stay what they were. */
function growth({ rounds, say }: Setting): Section {
  return inTemporaryFolder((folder) => {
    const subjects = [2_000, 20_000].map((files): Subject => {
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
  });
}

/** What nobody should have: a hundred thousand files, and ten megabytes on one line. */
function extremes({ say }: Setting): Section {
  return inTemporaryFolder((folder) => {
    const many = join(folder, 'many');
    writeSyntheticProject(many, 100_000);
    const line = join(folder, 'line');
    writeSyntheticProject(line, 20);
    writeFileSync(join(line, 'src', 'bundle.js'), oneLine(10 * 2 ** 20));
    const subjects = [
      { name: '100,000 files', script: 'banyan.cjs', args: [many, 'tsconfig.json', 'src'] },
      { name: '10 MB on one line', script: 'banyan.cjs', args: [line, 'tsconfig.json', 'src'] },
    ];
    return { title: 'extremes: all facts, cold, once', runs: measure(subjects, 1, say), bars: [] };
  });
}

function oneLine(length: number): string {
  const statement = "exports.f=function(a,b){return require('./x').g(a[b]+1,{c:'d'})};";
  return statement.repeat(Math.ceil(length / statement.length));
}

function inTemporaryFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'banyan-bench-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function argsOf({ folder, tsconfig, source }: Checkout, corpus: string): string[] | undefined {
  const root = join(corpus, folder);
  return existsSync(root) ? [root, tsconfig, ...source] : undefined;
}
