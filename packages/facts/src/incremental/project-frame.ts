/** What facts hang on beside the sources: which files there are, and every configuration and schema file. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { OpenedProject } from '../open-project';
import type { SeenFile } from './run-record';
import { isSame, stampOf } from './stamps';

/** Files that settings, schemas and names of packages are in. */
const settings =
  /(?:^|\/)\.[^/]+$|(?:^|\/)(?:Procfile|(?:ecosystem|pm2)(?:\.[\w-]+)*\.[cm]?js)$|\.(?:jsonc?|json5|ya?ml|toml|prisma|graphqls?|gql|proto|sql|xml|properties|ini|cfg|conf|env)$/;

/** Larger ones are dumps and fixtures: their stamp alone speaks for them. Bytes. */
const large = 2 * 1024 * 1024;

/** The project around its sources. */
export interface Frame {
  /** Hash of the names of all files, and of what is analysed. */
  readonly listing: string;
  /** By path; absolute paths lie outside of the tree. */
  readonly files: Readonly<Record<string, SeenFile>>;
}

/**
 * @param asked absolute paths of configs that were looked for, found or not
 * @param startedAt when the run began, milliseconds since 1970
 */
export function readFrame(opened: OpenedProject, asked: readonly string[], startedAt: number): Frame {
  const { base: root, tree } = opened;
  const inside = tree.files.filter((path) => settings.test(path));
  const outside = asked.filter((path) => !path.startsWith(`${root}/`) || !tree.has(path.slice(root.length + 1)));
  const entries = [...inside, ...outside].map((path): [string, SeenFile] => {
    const file = toAbsolute(root, path);
    return [path, { stamp: stampOf(file, startedAt), hash: hashOf(file) }];
  });
  return { listing: listingOf(opened), files: Object.fromEntries(entries) };
}

/** Whether nothing of it changed; a file that was touched may say what it said. */
export function isSameFrame({ listing, files }: Frame, opened: OpenedProject, startedAt: number): boolean {
  if (listing !== listingOf(opened)) return false;
  return Object.entries(files).every(([path, before]) => {
    const file = toAbsolute(opened.base, path);
    if (isSame(before.stamp, stampOf(file, startedAt))) return true;
    return before.hash !== '' && before.hash === hashOf(file);
  });
}

/** Empty for what is too large to be read for this; `-` for what is not there. */
function hashOf(path: string): string {
  try {
    if (statSync(path).size > large) return '';
    return createHash('sha256').update(readFileSync(path)).digest('base64url');
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
