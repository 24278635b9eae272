/** Writes `cells.tsv`: `node -r @swc-node/register tools/hotspots/matrix/write-cells.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellRows } from './cell-rows';

writeFileSync(join(__dirname, 'cells.tsv'), `${cellRows().join('\n')}\n`);
