/** What to do about heavy work: what the catalogue says, and for jobs what a queue would carry. */
import type { Fix, HeavyWorkFact } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import type { Run } from '../../roles/run-context';
import { queueSketch } from './queue-sketch';

/** Work that is a job by itself: nobody needs its result in the same breath. */
const jobs = new Set(['images', 'documents', 'inference', 'archives', 'loops']);

/** @param run the request that reaches the work */
export function fixOf(index: FactsIndex, work: HeavyWorkFact, run: Run): Fix {
  const text = work.instead ?? 'Do it in a worker thread or behind a queue.';
  const isJob = jobs.has(work.group ?? '') || work.kind === 'child-process';
  return isJob ? { text, sketch: queueSketch(index, work, run), where: 'worker' } : { text, where: 'monolith' };
}
