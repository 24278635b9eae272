/** Writes the list of rules into docs/rules/README.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describedRules } from '@banyan/hotspots';
import { buildIndex, pagesFolder } from './build-index';

const file = join(pagesFolder, 'README.md');
writeFileSync(file, buildIndex(readFileSync(file, 'utf8'), describedRules));
