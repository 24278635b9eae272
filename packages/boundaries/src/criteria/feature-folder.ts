/** Kept in the same folder: where a team puts a file says what they think it belongs to. */
import type { ModulePath } from '@banyan/model';
import { baseName, type FactsIndex, folderOf, groupBy } from '../facts-index';
import { isTechnical, subjectOf, wordsOf } from '../words';
import { type CouplingCriterion, type CouplingScore, folderNode } from './criterion';

/** A nested folder is part of the one above it, less surely than a file is part of its folder. */
const nested = 0.5;

export const featureFolder: CouplingCriterion = {
  name: 'feature-folder',
  describes: 'Modules in one feature folder belong together; folders of a technical layer say nothing.',
  nature: 'belonging',
  weight: 2,
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
 * technical layer, a folder with a single file, a folder that holds much of the project, and a folder whose files are about as many things as
 * there are files while other folders are about the same things (`models/`, `presenters/`).
 */
export function featureFolders(index: FactsIndex): (path: string) => string | undefined {
  const layers = layerFolders(index.modules);
  const populous = populousFolders(index.modules);
  const isFeature = (folder: string) => populous.has(folder) && !isTechnicalName(baseName(folder));
  return (path) => {
    for (let folder = folderOf(path); folder !== '.'; folder = folderOf(folder)) {
      if (layers.has(folder)) return undefined;
      if (isFeature(folder)) return folder;
    }
    return undefined;
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

/** Folders with at least two modules in or below them. */
function populousFolders(modules: readonly ModulePath[]): Set<string> {
  const counts = new Map<string, number>();
  for (const module of modules) {
    for (let folder = folderOf(module); folder !== '.'; folder = folderOf(folder)) {
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([folder]) => folder));
}

/** Folders that hold a slice through all features, or too much of the project to say anything. */
function layerFolders(modules: readonly ModulePath[]): Set<string> {
  const below = new Map<string, ModulePath[]>();
  for (const module of modules) {
    for (let folder = folderOf(module); folder !== '.'; folder = folderOf(folder)) {
      const found = below.get(folder);
      if (found) found.push(module);
      else below.set(folder, [module]);
    }
  }
  const foldersOf = groupBy(modules, (module) => subjectOf(module) ?? '');
  const layers = [...below].filter(
    ([folder, all]) => isLarge(all.length, modules.length) || isSlice(folder, all, foldersOf),
  );
  return new Set(layers.map(([folder]) => folder));
}

function isLarge(count: number, total: number): boolean {
  return count > 20 && count > total * 0.25;
}

/** Many subjects, all of one kind, that other folders are about too. A feature has files of several kinds. */
function isSlice(folder: string, all: readonly ModulePath[], bySubject: ReadonlyMap<string, readonly ModulePath[]>) {
  const direct = all.filter((module) => folderOf(module) === folder);
  const subjects = [...new Set(direct.map((module) => subjectOf(module) ?? ''))].filter((word) => word !== '');
  if (subjects.length < 6 || subjects.length < direct.length * 0.5) return false;
  const kinds = [...groupBy(direct, kindOf).values()].map(({ length }) => length);
  if (Math.max(...kinds) < direct.length * 0.8) return false;
  const elsewhere = subjects.filter((word) =>
    (bySubject.get(word) ?? []).some((module) => !module.startsWith(`${folder}/`)),
  );
  return elsewhere.length >= subjects.length * 0.5;
}

/** `order.service.ts` → `service`; a name without a kind is of the kind ``. */
function kindOf(module: ModulePath): string {
  return /\.([a-z-]+)\.[cm]?[jt]sx?$/.exec(baseName(module))?.[1] ?? '';
}
