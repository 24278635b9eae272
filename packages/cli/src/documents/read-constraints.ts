/** Reads what the team has decided. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Constraints, FactsIndex } from '@banyan/boundaries';
import { acceptDocument, BanyanError, configFile } from '@banyan/model';

/**
 * The rules of `banyan.yaml` at the root, held against the facts; `undefined` where there is no such file.
 * @throws BanyanError `PROJECT_CONFIG_REFUSED` with every problem and its line
 */
export async function readConstraints(root: string, index: FactsIndex): Promise<Constraints | undefined> {
  const file = join(root, configFile);
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return undefined;
    throw new BanyanError('CLI_CANNOT_READ', `${file} cannot be read: ${cause.message}.`, 'Check its permissions.', {
      cause,
    });
  });
  if (text === undefined) return undefined;
  const { parseRules } = await import('@banyan/boundaries/what-if');
  return acceptDocument('project-config', parseRules(text, index), file);
}
