/** What the disk says of a file without reading it, as git keeps it: size, times, inode. */
import { statSync } from 'node:fs';

/** A stamp that is the same means that the file is the same; `''` is never the same. */
export type Stamp = string;

/** File systems keep times in steps of up to two seconds: what changes twice within a step may look unchanged. */
const tick = 2000;

/**
 * @param path absolute
 * @param startedAt when the run began, milliseconds since 1970: a file touched since, or just before, is not trusted
 * @returns `-` for a file that is not there
 */
export function stampOf(path: string, startedAt: number): Stamp {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return '-';
  if (Math.max(stat.mtimeMs, stat.ctimeMs) > startedAt - tick) return '';
  return `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs} ${stat.ino}`;
}

/** Whether a file is surely what it was. */
export function isSame(before: Stamp | undefined, now: Stamp): boolean {
  return before !== undefined && now !== '' && before === now;
}
