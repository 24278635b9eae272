/** Runs one layer of the matrix: its project is written, its facts are read, its findings are checked cell by cell. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { collectFacts } from '@banyan/facts';
import { findHotspots, rules } from '@banyan/hotspots';
import type { CodeFacts, FindingReport } from '@banyan/model';
import { checkCells, type LayerOutcome, rule } from './check-cells';
import type { Layer } from './layer';
import { type Files, projectOf } from './project-of';

export async function runLayer(layer: Layer): Promise<LayerOutcome> {
  const files = projectOf(layer);
  return checkCells(layer, files, findingsOf(await factsOfFiles(files)));
}

/** Facts of files, which are gone from the disk afterwards. */
export async function factsOfFiles(files: Files): Promise<CodeFacts> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'banyan-matrix-')));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return await collectFacts(root, { tests: true, source: ['.'] });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

export function findingsOf(facts: CodeFacts): FindingReport {
  return findHotspots(facts, { rules: rules.filter(({ name }) => name === rule) });
}
