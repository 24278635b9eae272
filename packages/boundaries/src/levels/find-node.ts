/** Which node of a coupling graph a person means. */
import { BanyanError } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';
import { baseName, shortName } from '../facts-index';
import { nearestNames } from '../nearest-names';

/**
 * A node as it is written, or as much of it as is unique: the end of a path, a file name with or without its ending, a
 * class or method, an entity, folder, context or entry point with or without its kind.
 * @throws BanyanError `BOUNDARIES_NODE_UNKNOWN`, `BOUNDARIES_NODE_AMBIGUOUS`
 */
export function findNode(nodes: readonly NodeId[], asked: string): NodeId {
  const name = asked.trim().replace(/^\.\//, '');
  const things = nodes.filter((node) => !isReason(node));
  for (const among of [things, nodes]) {
    for (const isMeant of ways) {
      const found = among.filter((node) => isMeant(node, name));
      if (found.length === 1) return found[0]!;
      if (found.length > 1) throw ambiguous(asked, found);
    }
  }
  throw unknown(nodes, asked);
}

const ways: readonly ((node: NodeId, name: string) => boolean)[] = [
  (node, name) => node === name,
  (node, name) => withoutKind(node) === name,
  (node, name) => node.endsWith(`/${name}`),
  (node, name) => isSymbol(node) && shortName(node) === name,
  (node, name) => withoutEnding(baseName(node)) === name,
];

/** Asked for "photos", a person means the folder before the word or the group of routes. */
function isReason(node: NodeId): boolean {
  return /^(route|subject|guard|owner):/.test(node);
}

/** `entity:Photo` → `Photo`; a path has no kind. */
function withoutKind(node: NodeId): string {
  return node.replace(/^[a-z]+:/, '');
}

/** An entry point may name a symbol, and is none. */
function isSymbol(node: NodeId): boolean {
  return node.includes('#') && !node.startsWith('endpoint:');
}

function withoutEnding(name: string): string {
  return name.replace(/\.[cm]?[jt]sx?$/, '');
}

function ambiguous(asked: string, found: readonly NodeId[]): BanyanError {
  const more = found.length > 5 ? ` and ${found.length - 5} more` : '';
  return new BanyanError(
    'BOUNDARIES_NODE_AMBIGUOUS',
    `"${asked}" could be ${found.length} nodes.`,
    `Say more of it: ${found.slice(0, 5).join(', ')}${more}.`,
  );
}

function unknown(nodes: readonly NodeId[], asked: string): BanyanError {
  const near = nearestNames(
    asked,
    new Set(nodes.flatMap((node) => [node, isSymbol(node) ? shortName(node) : withoutKind(node)])),
  );
  const hint =
    near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Ask for another level, or see all of them in --json.';
  return new BanyanError('BOUNDARIES_NODE_UNKNOWN', `"${asked}" is no node at this level.`, hint);
}
