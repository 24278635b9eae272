/** Sources as literals → findings: the whole way, facts and rules. */
import { collectFacts } from '@banyan/facts';
import { findHotspots } from '@banyan/hotspots';
import type { FindingReport } from '@banyan/model';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Paths with their texts. */
export type Sources = Readonly<Record<string, string>>;

/** Writes the sources to a folder of their own, looks at them and takes the folder away again. */
export async function findIn(sources: Sources): Promise<FindingReport> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'banyan-hotspots-')));
  try {
    for (const [path, text] of Object.entries({ 'tsconfig.json': '{}', ...sources })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return findHotspots(await collectFacts(root, { tests: false, source: ['src'] }));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** `rule severity subject` of each finding of some rules, sorted. */
export function told({ findings }: FindingReport, rules: readonly string[]): string[] {
  const wanted = findings.filter(({ rule }) => rules.includes(rule));
  return wanted.map(({ rule, severity, subject }) => `${rule} ${severity} ${subject}`).sort();
}
