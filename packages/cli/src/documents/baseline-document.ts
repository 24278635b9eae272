/** The accepted boundaries on disk, at the root of the project. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { acceptDocument, BanyanError, baselineFile, type BoundaryBaseline, parseDocumentText } from '@banyan/model';
import { writeDocument } from './write-document';

/** @throws BanyanError `CLI_BASELINE_MISSING`, `CLI_CANNOT_READ`, `BOUNDARY_BASELINE_REFUSED` */
export async function readBaseline(root: string): Promise<BoundaryBaseline> {
  const file = join(root, baselineFile);
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') throw missing(file, root);
    throw new BanyanError('CLI_CANNOT_READ', `${file} cannot be read: ${cause.message}.`, 'Check its permissions.', {
      cause,
    });
  });
  return acceptDocument('boundary-baseline', parseDocumentText('boundary-baseline', text), file);
}

/** @returns where it stands */
export async function writeBaseline(root: string, baseline: BoundaryBaseline): Promise<string> {
  const file = join(root, baselineFile);
  await writeDocument(file, baseline);
  return file;
}

function missing(file: string, root: string): BanyanError {
  return new BanyanError(
    'CLI_BASELINE_MISSING',
    `${file} is not there: no boundaries have been accepted.`,
    `Run \`banyan analyze ${root}\`, \`banyan propose ${root}\` and \`banyan accept ${root}\`, and commit the file.`,
  );
}
