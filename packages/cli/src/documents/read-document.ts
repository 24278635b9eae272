/** Reads a document that an earlier command left. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { acceptDocument, BanyanError, documentFiles, type DocumentTypes, parseDocumentText } from '@banyan/model';

type StoredDocument = keyof typeof documentFiles;

/** The command that writes each document. */
const writers: Record<StoredDocument, string> = {
  'code-facts': 'analyze',
  'runtime-evidence': 'evidence git',
  'boundary-proposal': 'propose',
  'migration-plan': 'plan',
};

/**
 * The document in `folder`.
 * @throws BanyanError `CLI_DOCUMENT_MISSING` when it was never written, `<NAME>_REFUSED` when it is not what it says
 */
export async function readDocument<N extends StoredDocument>(
  name: N,
  folder: string,
  root: string,
): Promise<DocumentTypes[N]> {
  const document = await readDocumentIfThere(name, folder);
  if (document) return document;
  const file = join(folder, documentFiles[name]);
  throw new BanyanError(
    'CLI_DOCUMENT_MISSING',
    `${file} is not there.`,
    `Run \`banyan ${writers[name]} ${root}\` first.`,
  );
}

/** The same, or `undefined` when it was never written. */
export async function readDocumentIfThere<N extends StoredDocument>(
  name: N,
  folder: string,
): Promise<DocumentTypes[N] | undefined> {
  const file = join(folder, documentFiles[name]);
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return undefined;
    throw new BanyanError('CLI_CANNOT_READ', `${file} cannot be read: ${cause.message}.`, 'Check its permissions.', {
      cause,
    });
  });
  return text === undefined ? undefined : acceptDocument(name, parseDocumentText(name, text), file);
}
