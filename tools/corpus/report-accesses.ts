/** Prints how the found access matrices stand to those that were read by hand. */
import type { CodeFacts } from '@banyan/model';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type AccessTruth, compareMatrix, readAccessTruths, toMatrix } from './access-matrix';

/** The lowest precision and recall that are good enough. */
export const enough = 0.95;

/** @param folder with one checkout for each truth @returns whether all that are there are good enough */
export function reportAccesses(folder: string, say: (line: string) => void): boolean {
  say('accesses (file, table, read or write) against matrices read by hand:');
  return readAccessTruths()
    .map((truth) => reportOne(truth, join(folder, truth.name), say))
    .every(Boolean);
}

function reportOne(truth: AccessTruth, root: string, say: (line: string) => void): boolean {
  if (!existsSync(root)) {
    say(`  ${truth.name}: skipped, ${root} is not there`);
    return true;
  }
  const script = join(__dirname, 'collect-accesses.cjs');
  const output = execFileSync(process.execPath, [script, root, ...truth.source], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const found = toMatrix(JSON.parse(output) as Pick<CodeFacts, 'accesses' | 'entities'>);
  const { precision, recall, missing, invented } = compareMatrix(truth.rows, found);
  say(`  ${truth.name}: ${truth.rows.length} rows, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
  for (const line of missing) say(`    missing:  ${line}`);
  for (const line of invented) say(`    invented: ${line}`);
  return precision >= enough && recall >= enough;
}
