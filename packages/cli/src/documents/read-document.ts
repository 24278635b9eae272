/** Reads a document that an earlier command left. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { acceptDocument, BanyanError, documentFiles, type DocumentTypes, parseDocumentText } from '@banyan/model';
import { digestOf, rememberAccepted, wasAccepted } from './accepted-documents';

/** Bytes from which on a document counts as large. */
const large = 256 * 1024;

type StoredDocument = keyof typeof documentFiles;

/** The command that writes each document. */
const writers: Record<StoredDocument, string> = {
  'code-facts': 'analyze',
  'runtime-evidence': 'evidence git',
  'boundary-proposal': 'propose',
  'migration-plan': 'plan',
  'finding-report': 'hotspots',
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
  const content = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return undefined;
    throw new BanyanError('CLI_CANNOT_READ', `${file} cannot be read: ${cause.message}.`, 'Check its permissions.', {
      cause,
    });
  });
  if (content === undefined) return undefined;
  const accept = (): DocumentTypes[N] => acceptDocument(name, parseDocumentText(name, content.toString('utf8')), file);
  return content.length < large ? accept() : acceptOnce(name, folder, content, accept);
}

/** A large document that has passed before, and was not touched since, is only parsed. */
async function acceptOnce<N extends StoredDocument>(
  name: N,
  folder: string,
  content: Buffer,
  accept: () => DocumentTypes[N],
): Promise<DocumentTypes[N]> {
  const digest = await digestOf(name, content);
  if (await wasAccepted(folder, name, digest)) return parseJsonOr(content, accept);
  const document = accept();
  await rememberAccepted(folder, name, digest);
  return document;
}

/** Our own documents are JSON; one in YAML takes the long way every time. */
function parseJsonOr<T>(content: Buffer, otherwise: () => T): T {
  try {
    return JSON.parse(content.toString('utf8')) as T;
  } catch {
    return otherwise();
  }
}
