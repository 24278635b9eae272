/** What `--set` works from: kept beside the documents, as reading and checking these takes longer than the change itself. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ChangeBasis } from '@banyan/boundaries';
import { codeVersion } from '@banyan/facts/process';
import { documentFiles } from '@banyan/model';
import { readDocument, readDocumentIfThere } from '../documents/read-document';
import { writePieces } from '../documents/write-document';
import { pack } from './pack';
import { stampFiles } from './stamp-files';
import { unpack } from './unpack';

/** Below the folder of the documents; may be removed at any time. */
const file = join('cache', 'change-basis.bin');

interface Kept {
  readonly of: string;
  readonly basis: ChangeBasis;
}

/** The kept basis when no document was touched since and the same banyan kept it; else from the documents, and kept. */
export async function readChangeBasis(folder: string, root: string): Promise<ChangeBasis> {
  const names = ['code-facts', 'boundary-proposal', 'runtime-evidence'] as const;
  const files = names.map((name) => join(folder, documentFiles[name]));
  const stamp = await stampFiles(files, Date.now());
  const of = stamp && `${codeVersion(dirname(require.resolve('@banyan/boundaries')))} ${stamp}`;
  const kept = of === undefined ? undefined : await readKept(folder);
  if (kept !== undefined && kept.of === of) return kept.basis;
  const { toChangeBasis } = await import('@banyan/boundaries');
  const facts = await readDocument('code-facts', folder, root);
  const proposal = await readDocument('boundary-proposal', folder, root);
  const basis = toChangeBasis(facts, proposal, await readDocumentIfThere('runtime-evidence', folder));
  if (of !== undefined) await writePieces(join(folder, file), pack({ of, basis })).catch(() => undefined);
  return basis;
}

/** Whatever is wrong with it, it is made anew. */
async function readKept(folder: string): Promise<Kept | undefined> {
  try {
    return unpack(await readFile(join(folder, file))) as Kept;
  } catch {
    return undefined;
  }
}
