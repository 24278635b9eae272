/** Kept in the same folder: where a team puts a file says what they think it belongs to. */
import { groupBy, type ModulePath } from '@banyan/model';
import { baseName, type FactsIndex, folderOf } from '../facts-index';
import { oncePerIndex } from '../once-per-index';
import { isTechnical, subjectOf, wordsOf } from '../words';
import { type CouplingCriterion, type CouplingScore, folderNode } from './criterion';

/** A nested folder is part of the one above it, less surely than a file is part of its folder. */
const nested = 0.5;

export const featureFolder: CouplingCriterion = {
  name: 'feature-folder',
  describes: 'Modules in one feature folder belong together; folders of a technical layer say nothing.',
  nature: 'belonging',
  weight: 2,
  star: true,
  score: (index) => {
    const featureOf = featureFolders(index);
    const members = groupBy(index.modules, featureOf);
    const folders = [...members.keys()].filter((folder) => folder !== undefined);
    return [
      ...folders.flatMap((folder) => memberScores(folder, members.get(folder) ?? [])),
      ...folders.flatMap((folder) => nestingScore(folder, featureOf(`${folder}`), members.get(folder) ?? [])),
    ];
  },
};

/**
 * The nearest folder above a module (or folder) that can be a feature. Not one: the root, a folder named after a
 * technical layer, a folder with a single file, a folder that holds much of the project, and a folder whose files are
 * about as many things as there are files while other folders are about the same things (`models/`, `presenters/`).
 */
export const featureFolders = oncePerIndex(findFeatureFolders);

function findFeatureFolders(index: FactsIndex): (path: string) => string | undefined {
  const counts = countBelow(index.modules);
  const large = (folder: string) => isLarge(counts.get(folder) ?? 0, index.modules.length);
  const named = (folder: string) => (counts.get(folder) ?? 0) > 1 && !isTechnicalName(baseName(folder));
  const nearest = (path: string, isLayer: (folder: string) => boolean) => {
    for (let folder = folderOf(path); folder !== '.'; folder = folderOf(folder)) {
      if (large(folder) || isLayer(folder)) return undefined;
      if (named(folder)) return folder;
    }
    return undefined;
  };
  const layers = findSlices(index.modules, (path) => nearest(path, () => false));
  return remember((path) => nearest(path, (folder) => layers.has(folder)));
}

/** Asked for every file by several criteria, and for every folder more than once. */
function remember(find: (path: string) => string | undefined): (path: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (path) => {
    if (!known.has(path)) known.set(path, find(path));
    return known.get(path);
  };
}

/** `dto`, `services`; two words together (`data-provider`) name something. */
function isTechnicalName(name: string): boolean {
  const words = wordsOf(name);
  return words.length < 2 && words.every(isTechnical);
}

function memberScores(folder: string, members: readonly ModulePath[]): CouplingScore[] {
  if (members.length < 2) return [];
  return members.map((file) => ({
    from: file,
    to: folderNode(folder),
    score: 1,
    text: `${baseName(file)} lies in ${folder} with ${members.length - 1} more`,
    evidence: [{ file, line: 1 }],
  }));
}

function nestingScore(folder: string, parent: string | undefined, members: readonly ModulePath[]): CouplingScore[] {
  const file = members[0];
  if (parent === undefined || file === undefined) return [];
  const text = `${folder} lies in ${parent}`;
  return [
    {
      from: folderNode(folder),
      to: folderNode(parent),
      score: nested * Math.sqrt(members.length),
      text,
      evidence: [{ file, line: 1 }],
    },
  ];
}

/** How many modules lie in or below a folder. */
function countBelow(modules: readonly ModulePath[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const module of modules) {
    for (let folder = folderOf(module); folder !== '.'; folder = folderOf(folder)) {
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
  }
  return counts;
}

function isLarge(count: number, total: number): boolean {
  return count > 20 && count > total * 0.25;
}

/** Folders that hold a slice through all features. */
function findSlices(modules: readonly ModulePath[], nearest: (path: string) => string | undefined): Set<string> {
  const bySubject = groupBy(modules, (module) => subjectOf(module) ?? '');
  const folders = [...groupBy(modules, nearest)];
  return new Set(
    folders.flatMap(([folder, own]) => (folder !== undefined && isSlice(folder, own, bySubject) ? [folder] : [])),
  );
}

/** Many subjects, all of one kind, that other folders are about too. A feature has files of several kinds. */
function isSlice(
  folder: string,
  own: readonly ModulePath[],
  bySubject: ReadonlyMap<string, readonly ModulePath[]>,
): boolean {
  const subjects = [...new Set(own.map((module) => subjectOf(module) ?? ''))].filter((word) => word !== '');
  if (subjects.length < 6 || subjects.length < own.length * 0.3) return false;
  const kinds = [...groupBy(own, kindOf).values()].map(({ length }) => length);
  if (Math.max(...kinds) < own.length * 0.8) return false;
  const elsewhere = subjects.filter((word) =>
    (bySubject.get(word) ?? []).some((module) => !module.startsWith(`${folder}/`)),
  );
  return elsewhere.length >= subjects.length * 0.5;
}

/** `order.service.ts` → `service`; a name without a kind is of the kind ``. */
function kindOf(module: ModulePath): string {
  return /\.([a-z-]+)\.[cm]?[jt]sx?$/.exec(baseName(module))?.[1] ?? '';
}
