/** Heavy work by what it does to callers: done while one waits, or elsewhere. */
import type { HarmlessFinding, HeavyWorkFact } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import type { Run, RunContext } from '../../roles/run-context';
import { runContexts } from '../../roles/run-contexts';
import { shortName } from '../../symbol-name';

/** Work that a request does, with the nearest entry point that reaches it. */
export interface RequestWork {
  readonly work: HeavyWorkFact;
  readonly run: Run;
}

type Harmless = Omit<HarmlessFinding, 'rule'>;

/** Work of some kinds that a request reaches, in the order of the facts. */
export function workInRequests(index: FactsIndex, has: (work: HeavyWorkFact) => boolean): RequestWork[] {
  return sourceWork(index, has).flatMap((work) => {
    const [run] = runContexts(index).of(work.function);
    return run?.context === 'request' ? [{ work, run }] : [];
  });
}

/** Work of some kinds that runs, and keeps no caller waiting, with the reason. */
export function workElsewhere(index: FactsIndex, has: (work: HeavyWorkFact) => boolean): Harmless[] {
  return sourceWork(index, has).flatMap((work) => {
    const [run] = runContexts(index).of(work.function);
    const reason = run && reasons[run.context];
    if (!run || reason === undefined) return [];
    const { file, line, what: subject } = work;
    const text = `${subject} in ${shortName(work.function)} ${reason}: ${run.text}`;
    return [{ file, line, function: work.function, subject, reason: run.context, text }];
  });
}

const reasons: Partial<Record<RunContext, string>> = {
  background: 'runs in the background; a process that serves requests as well still stalls',
  start: 'runs before the first request',
  offline: 'is no part of a server',
};

function sourceWork({ facts, isTest }: FactsIndex, has: (work: HeavyWorkFact) => boolean): HeavyWorkFact[] {
  return facts.heavyWork.filter((work) => !isTest(work.file) && has(work));
}
