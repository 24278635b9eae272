/** Which files and entities a pattern of `banyan.yaml` means. */
import type { MemberPattern, ModulePath } from '@banyan/model';
import picomatch from 'picomatch/posix';
import { entityNode, type NodeId } from '../criteria/criterion';
import { type FactsIndex, folderOf } from '../facts-index';
import { nearestNames } from '../nearest-names';

/** A pattern without the `!` that takes away. */
export interface Pattern {
  readonly takesAway: boolean;
  readonly text: string;
}

const entity = /^entity:(.*)$/;

/** `!src/orders/` → `src/orders`, taking away. */
export function readPattern(pattern: MemberPattern): Pattern {
  const takesAway = pattern.startsWith('!');
  const text = (takesAway ? pattern.slice(1) : pattern).trim().replace(/^\.\//, '').replace(/\/+$/, '');
  return { takesAway, text };
}

/** The nodes a pattern means, sorted: a file, everything below a folder, what a glob matches, or an entity. */
export function matchMembers(index: FactsIndex, { text }: Pattern): NodeId[] {
  const name = entity.exec(text)?.[1];
  if (name !== undefined) return index.entities.has(name) ? [entityNode(name)] : [];
  if (index.has(text)) return [text];
  const below = index.modules.filter((module) => module.startsWith(`${text}/`));
  if (below.length > 0 || text === '') return below;
  const isMatch = picomatch(text, { dot: true, nonegate: true });
  return index.modules.filter((module) => isMatch(module));
}

/** What could have been meant by a pattern that matches nothing, as a sentence; empty when nothing is close. */
export function suggestMembers(index: FactsIndex, { text }: Pattern): string {
  const name = entity.exec(text)?.[1];
  if (name !== undefined) return asQuestion(nearestNames(name, index.entities.keys()).map(entityNode));
  const { base, isGlob } = picomatch.scan(text);
  const folders = foldersOf(index.modules);
  if (isGlob && folders.has(base)) return `; there is ${base}, but no file in it fits the rest of the pattern`;
  return asQuestion(nearestNames(isGlob ? base : text, isGlob ? folders : [...index.modules, ...folders], 1));
}

function foldersOf(modules: readonly ModulePath[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const module of modules) {
    for (let folder = folderOf(module); folder !== '.'; folder = folderOf(folder)) folders.add(folder);
  }
  return folders;
}

function asQuestion(names: readonly string[]): string {
  return names.length === 0 ? '' : `; did you mean ${names.join(' or ')}?`;
}
