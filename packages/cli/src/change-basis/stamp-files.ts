/** Whether files were touched since something was derived from them, without reading them. */
import { type BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';

/** A file that changed so shortly ago could change again within the same tick of its file system's clock: FAT's is two seconds. */
const settledAfter = 2000;

/**
 * Which files these are, how large, and when they last changed, as one text; as version control does it.
 * @returns `undefined` when a file was written so shortly ago that its next change might not show
 */
export async function stampFiles(files: readonly string[], now: number): Promise<string | undefined> {
  const found = await Promise.all(files.map((file) => stat(file, { bigint: true }).catch(() => undefined)));
  const isFresh = found.some((one) => one !== undefined && now - Number(one.mtimeMs) < settledAfter);
  return isFresh ? undefined : found.map(stampOf).join(' ');
}

function stampOf(file: BigIntStats | undefined): string {
  return file === undefined ? 'none' : `${file.ino}:${file.size}:${file.mtimeNs}:${file.ctimeNs}`;
}
