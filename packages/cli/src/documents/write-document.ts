/** Leaves a document on disk, whole or not at all. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BanyanError } from '@banyan/model';
import { formatDocument } from './format-document';

/**
 * Writes to a temporary file beside the target, flushes it and renames it: a reader sees the old text or the new one.
 * @throws BanyanError `CLI_CANNOT_WRITE`
 */
export async function writeDocument(file: string, document: object): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFlushed(temporary, formatDocument(document));
    await rename(temporary, file);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const hint = 'Check the permissions of the folder, or choose another one with --out.';
    throw new BanyanError('CLI_CANNOT_WRITE', `${file} cannot be written: ${(cause as Error).message}.`, hint, {
      cause,
    });
  }
}

async function writeFlushed(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
