/** The findings a team knows of, on disk. */
import { readFile } from 'node:fs/promises';
import { acceptDocument, BanyanError, type FindingBaseline, parseDocumentText } from '@banyan/model';
import { writeDocument } from './write-document';

/**
 * The baseline, or `undefined` where there is no such file.
 * @throws BanyanError `CLI_CANNOT_READ`, `FINDING_BASELINE_REFUSED`
 */
export async function readFindingBaseline(file: string): Promise<FindingBaseline | undefined> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return undefined;
    throw new BanyanError('CLI_CANNOT_READ', `${file} cannot be read: ${cause.message}.`, 'Check its permissions.', {
      cause,
    });
  });
  if (text === undefined) return undefined;
  return acceptDocument('finding-baseline', parseDocumentText('finding-baseline', text), file);
}

export async function writeFindingBaseline(file: string, baseline: FindingBaseline): Promise<void> {
  await writeDocument(file, baseline);
}
