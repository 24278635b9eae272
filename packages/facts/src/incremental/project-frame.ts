/** What facts hang on beside the sources: which files there are, and every configuration and schema file. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { OpenedProject } from '../open-project';
import { type Stamp, stampOf } from './stamps';

/** Files that settings, schemas and names of packages are in. */
const settings =
  /(?:^|\/)\.[^/]+$|\.(?:jsonc?|json5|ya?ml|toml|prisma|graphqls?|gql|proto|sql|xml|properties|ini|cfg|conf|env)$/;

/** Path → stamp; absolute paths lie outside of the tree. */
export type Frame = Readonly<Record<string, Stamp>>;

/**
 * @param asked absolute paths of configs that were looked for, found or not
 * @param startedAt when the run began, milliseconds since 1970
 */
export function readFrame(opened: OpenedProject, asked: readonly string[], startedAt: number): Frame {
  const { base: root, tree } = opened;
  const inside = tree.files.filter((path) => settings.test(path));
  const outside = asked.filter((path) => !path.startsWith(`${root}/`) || !tree.has(path.slice(root.length + 1)));
  const entries = [...inside, ...outside].map((path) => [path, settledStamp(toAbsolute(root, path), startedAt)]);
  return { ...(Object.fromEntries(entries) as Frame), '': listingOf(opened) };
}

/** Whether nothing of it changed. */
export function isSameFrame(frame: Frame, opened: OpenedProject, startedAt: number): boolean {
  if (frame[''] !== listingOf(opened)) return false;
  return Object.entries(frame).every(([path, before]) => {
    if (path === '') return true;
    const file = toAbsolute(opened.base, path);
    return before.startsWith('#') ? before === hashOf(file) : before === stampOf(file, startedAt);
  });
}

/** A file that was touched just now is known by its content. */
function settledStamp(path: string, startedAt: number): Stamp {
  return stampOf(path, startedAt) || hashOf(path);
}

function hashOf(path: string): Stamp {
  try {
    return `#${createHash('sha256').update(readFileSync(path)).digest('hex')}`;
  } catch {
    return '-';
  }
}

function listingOf({ tree, folders, files }: OpenedProject): string {
  const hash = createHash('sha256').update(tree.files.join('\n'));
  return hash.update(`\0${folders.join('\n')}\0${files.length}`).digest('hex');
}

function toAbsolute(root: string, path: string): string {
  return isAbsolute(path) ? path : join(root, path);
}
