/** Feature modules found in public monoliths against the folders in which their teams keep features. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { adjustedRandIndex, mojoFM, propose } from '@banyan/boundaries';
import { collectFacts } from '@banyan/facts';
import type { CodeFacts } from '@banyan/model';
import type { Bar, Case, Report, Setting, Skipped } from '../case';
import { type FeatureCorpus, featureCorpora, labelsOf } from '../feature-folders';
import { groupImports } from '../import-louvain';
import { maskNames } from '../mask-names';

export const featureFolders: Case = {
  name: 'feature-folders',
  describes: 'feature modules of nine public monoliths against their folders, names masked and not',
  run: measure,
};

/** Agreement with the folders. */
interface Score {
  readonly mojoFM: number;
  readonly ari: number;
}

interface Row {
  readonly corpus: FeatureCorpus;
  readonly files: number;
  readonly features: number;
  readonly louvain: Score;
  readonly masked: Score & { readonly stability: number };
  readonly named: Score;
  readonly firstWord: Score;
}

type Groups = ReadonlyMap<string, string | number>;

async function measure({ corpus, say }: Setting): Promise<Report | Skipped> {
  if (corpus === undefined) return { skipped: 'BANYAN_CORPUS is not set' };
  const there = featureCorpora.filter(({ root }) => existsSync(join(corpus, root)));
  if (there.length === 0)
    return { skipped: `${corpus} holds none of ${featureCorpora.map(({ name }) => name).join(', ')}` };
  const rows: Row[] = [];
  for (const one of there) {
    say(one.name);
    rows.push(measureOne(one, await collectFacts(join(corpus, one.root), { source: [...one.source], tests: false })));
  }
  return toReport(rows);
}

function measureOne(corpus: FeatureCorpus, facts: CodeFacts): Row {
  const labels = labelsOf(
    corpus,
    facts.modules.map(({ path }) => path),
  );
  const { facts: masked, nameOf } = maskNames(facts);
  const hidden = modulesOf(masked);
  const open = modulesOf(facts);
  const seeds = [1, 2, 3, 4, 5].map((seed) => compare(labels, groupImports(facts, seed)));
  return {
    ...{ corpus, files: labels.size, features: new Set(labels.values()).size },
    louvain: { mojoFM: mean(seeds.map((one) => one.mojoFM)), ari: mean(seeds.map((one) => one.ari)) },
    masked: { ...compare(labels, hidden.groups, nameOf), stability: hidden.stability },
    named: compare(labels, open.groups),
    firstWord: compare(labels, new Map([...labels.keys()].map((path) => [path, firstWord(path)]))),
  };
}

function modulesOf(facts: CodeFacts): { readonly groups: Groups; readonly stability: number } {
  const { contexts, metrics } = propose(facts, { cut: 'modules' });
  const groups = new Map(contexts.flatMap(({ name, members }) => members.map(({ module }) => [module, name] as const)));
  return { groups, stability: metrics.stability ?? 0 };
}

/** A labelled file without a group counts as one alone. */
function compare(labels: ReadonlyMap<string, string>, groups: Groups, nameOf = (path: string) => path): Score {
  const found = new Map([...labels.keys()].map((path) => [path, groups.get(nameOf(path)) ?? `alone: ${path}`]));
  return { mojoFM: mojoFM(found, labels) ?? 0, ari: adjustedRandIndex(found, labels) ?? 0 };
}

/** `user-profile.service.ts` → `user`: the cheapest guess. */
function firstWord(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/([a-z0-9])([A-Z])/g, '$1 $2');
  return name.split(/[^A-Za-z0-9]+/)[0]!.toLowerCase();
}

function toReport(rows: readonly Row[]): Report {
  const show = ({ mojoFM: share, ari }: Score) => `${share.toFixed(1)} / ${ari.toFixed(3)}`;
  const meanOf = (pick: (row: Row) => number) => mean(rows.map(pick));
  const meanScore = (pick: (row: Row) => Score): Score => ({
    mojoFM: meanOf((row) => pick(row).mojoFM),
    ari: meanOf((row) => pick(row).ari),
  });
  const head = [
    '',
    'files',
    'features',
    'Louvain, no hubs',
    'as published',
    'masked',
    'with names',
    'first word',
    'stability',
  ];
  const lines = rows.map(({ corpus, files, features, louvain, masked, named, firstWord: word }) => [
    ...[`${corpus.name}${corpus.chosenOn ? ' *' : ''}`, files, features, show(louvain), show(corpus.published)],
    ...[show(masked), show(named), show(word), masked.stability.toFixed(3)],
  ]);
  const picks = [
    (row: Row) => row.louvain,
    (row: Row) => row.corpus.published,
    (row: Row) => row.masked,
    (row: Row) => row.named,
    (row: Row) => row.firstWord,
  ];
  const means = [
    'mean',
    '',
    '',
    ...picks.map((pick) => show(meanScore(pick))),
    meanOf(({ masked }) => masked.stability).toFixed(3),
  ];
  return {
    title: 'feature modules against feature folders: MoJoFM in percent / ARI',
    tables: [{ rows: [head, ...lines, means] }],
    bars: [
      ...rows.flatMap(barsOf),
      { what: 'mean MoJoFM, masked', value: meanOf(({ masked }) => masked.mojoFM), least: 70 },
      { what: 'mean ARI, masked', value: meanOf(({ masked }) => masked.ari), least: 0.6 },
    ],
    notes: [
      'masked: every path is f1.ts, f2.ts … in one folder; names of classes, functions and entities stay.',
      '* weights of the criteria and the resolution were chosen on these four; the other five were only measured.',
      'Louvain, no hubs: imports between files without omnipresent ones, mean of five seeds, measured in this run on the same files.',
    ],
  };
}

/** Above the published row, and above the first word of the file name when names may be used. */
function barsOf({ corpus, masked, named, firstWord: word }: Row): Bar[] {
  return [
    { what: `${corpus.name}: MoJoFM, masked`, value: masked.mojoFM, above: corpus.published.mojoFM },
    { what: `${corpus.name}: ARI, masked`, value: masked.ari, above: corpus.published.ari },
    { what: `${corpus.name}: MoJoFM, with names`, value: named.mojoFM, above: word.mojoFM },
    { what: `${corpus.name}: ARI, with names`, value: named.ari, above: word.ari },
  ];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
