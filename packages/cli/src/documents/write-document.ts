/** Leaves a document on disk, whole or not at all. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BanyanError } from '@banyan/model';
import { formatDocument } from './format-document';

/**
 * Writes to a temporary file beside the target, piece by piece as fast as the disk takes them, flushes it and renames
 * it: a reader sees the old text or the new one.
 * @throws BanyanError `CLI_CANNOT_WRITE`; what stood there before still stands there
 */
export async function writeDocument(file: string, document: object): Promise<void> {
  await writePieces(file, formatDocument(document));
}

/** The same for a text of any form, or bytes. @throws BanyanError `CLI_CANNOT_WRITE` */
export async function writePieces(file: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFlushed(temporary, pieces);
    await rename(temporary, file);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw cannotWrite(file, cause as NodeJS.ErrnoException);
  }
}

async function writeFlushed(file: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (const piece of pieces) await handle.appendFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function cannotWrite(file: string, cause: NodeJS.ErrnoException): BanyanError {
  const full = cause.code === 'ENOSPC' || cause.code === 'EDQUOT';
  const reason = full ? 'the disk is full' : cause.message;
  const hint = full
    ? 'Make room, or choose a folder on another disk with --out.'
    : 'Check the permissions of the folder, or choose another one with --out.';
  return new BanyanError('CLI_CANNOT_WRITE', `${file} cannot be written: ${reason}.`, hint, { cause });
}
