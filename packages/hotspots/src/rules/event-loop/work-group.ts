/** Work of one library in one function: one finding, however many lines. */
import { groupBy, type HeavyWorkCost, type HeavyWorkFact, type Multiplier, type Severity } from '@banyan/model';
import type { FindingDraft } from '../rule';
import type { RequestWork } from './request-work';

const costs: readonly HeavyWorkCost[] = ['seconds', 'tenths', 'hundredths', 'thousandths'];

/** The dearest line first. */
export type WorkGroup = readonly [RequestWork, ...RequestWork[]];

/** Groups in the order of the functions. */
export function groupWork(works: readonly RequestWork[]): WorkGroup[] {
  const groups = groupBy(works, ({ work }) => `${work.function} ${work.module ?? work.kind}`);
  return [...groups.values()].map((group) => [...group].sort(dearestFirst) as unknown as WorkGroup);
}

/** What a finding about a group says of its place; the other lines are related. */
export function placeOf([{ work }, ...others]: WorkGroup): Pick<
  FindingDraft,
  'file' | 'line' | 'function' | 'subject' | 'related' | 'multiplier'
> {
  const { file, line, function: id, what: subject } = work;
  const related = others.map((other) => ({ file: other.work.file, line: other.work.line, text: other.work.what }));
  const multiplier = multiplierOf(work);
  return {
    file,
    line,
    function: id,
    subject,
    ...(related.length > 0 && { related }),
    ...(multiplier && { multiplier }),
  };
}

/** Whether any line of the group is repeated. */
export function isRepeated(group: WorkGroup): boolean {
  return group.some(({ work }) => work.repetition !== undefined);
}

/** A step up for what is repeated. */
export function graver(severity: Severity, group: WorkGroup): Severity {
  return isRepeated(group) && severity === 'medium' ? 'high' : severity;
}

function multiplierOf({ repetition, file, line, what }: HeavyWorkFact): Multiplier | undefined {
  return repetition && { repetition, file, line, text: `${what} runs once per element` };
}

function dearestFirst(a: RequestWork, b: RequestWork): number {
  return rank(a.work) - rank(b.work) || a.work.line - b.work.line;
}

function rank({ cost }: HeavyWorkFact): number {
  return cost ? costs.indexOf(cost) : costs.length;
}
