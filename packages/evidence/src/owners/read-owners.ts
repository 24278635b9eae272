/** Finds the CODEOWNERS file of a repository and says who owns its modules. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnerEvidence } from '@banyan/model';
import type { Repository } from '../git/read-repository';
import { matchOwners } from './match-owners';
import { parseCodeowners } from './parse-codeowners';

/** Where GitHub looks, in its order, then GitLab's and Bitbucket's own places. */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS', '.bitbucket/CODEOWNERS'];

/** The first file there is, as it stands in the working tree; `undefined` when there is none. */
export function readOwners({ top, prefix, modules }: Repository): OwnerEvidence | undefined {
  for (const file of places) {
    const text = readIfThere(join(top, file));
    if (text === undefined) continue;
    const { rules, problems } = parseCodeowners(text);
    const findOwners = matchOwners(rules);
    const owned = modules.flatMap((path) => {
      const found = findOwners(path);
      return found ? [{ module: path.slice(prefix.length), ...found }] : [];
    });
    return { file, modules: owned, problems };
  }
  return undefined;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
