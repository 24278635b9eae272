/** A recording of pixelpulse, held against what was planted and against what the recording itself knows. */
import { join } from 'node:path';
import { collectFacts } from '@banyan/facts';
import type { CodeFacts, RuntimeEvidence } from '@banyan/model';
import { collectRunEvidence, mergeEvidence } from '../../../../packages/evidence/src';
import { findHotspots } from '../../../../packages/hotspots/src';
import { folders } from '../../../demo/folders';
import { judgeMapping, type Judged } from './judge-mapping';
import { judgePlanted, type PlantedOutcome } from './judge-planted';
import type { Recorded } from './record-app';
import { RecordedSpans } from './split-recording';

/** What came of it. */
export interface Judgement {
  readonly planted: readonly PlantedOutcome[];
  readonly mapping: readonly Judged[];
  readonly findings: number;
}

/** @param folder for files in between */
export async function judgeRecording(recorded: Recorded, folder: string): Promise<Judgement> {
  const facts = await pixelpulseFacts();
  const spans = new RecordedSpans(recorded.traces, folder);
  const measured = await withStatistics(await spans.measured(), recorded);
  const { findings } = findHotspots(facts, { evidence: measured });
  const mapping = judgeMapping(facts, measured, await spans.truth(recorded.truth));
  return { planted: judgePlanted(findings), mapping, findings: findings.length };
}

export function pixelpulseFacts(): Promise<CodeFacts> {
  return collectFacts(folders.monolith, { source: ['src'], tests: false });
}

async function withStatistics(traffic: RuntimeEvidence, { statements, profile }: Recorded): Promise<RuntimeEvidence> {
  const files = [statements, profile].filter((file) => file !== undefined);
  if (files.length === 0) return traffic;
  const { sources: _sources, ...sections } = await collectRunEvidence(files, { root: folders.monolith });
  return mergeEvidence(traffic, sections);
}

/** Calls of some rows. */
export function callsOf(rows: readonly Judged[]): number {
  return rows.reduce((sum, { calls }) => sum + calls, 0);
}

/** Files of a recording that lie in one folder. */
export function recordingIn(folder: string): Recorded {
  return { traces: join(folder, 'traces.jsonl.gz'), truth: join(folder, 'truth.jsonl') };
}
