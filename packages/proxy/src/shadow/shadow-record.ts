/** Counters and evidence of one route's shadow. Outlives tables, as tallies do. */
import { pathOf, type TableShadow } from '@banyan/routing';
import type { FaultCode } from '../answer/faults';
import type { Comparison, UncomparedReason } from '../compare/comparison';
import { mask, maskPath } from '../compare/mask';
import type { Exchange } from '../forward/exchange';
import { Tally } from '../metrics/tally';
import type { CopyOutcome } from './copied-request';
import type { DropReason } from './drop-reason';
import { ShadowEvidence } from './evidence';
import type { KeptAnswer } from './kept-answer';

/** So many differences of one sample are kept. */
const mostShown = 10;

/** One per route and service. */
export class ShadowRecord {
  /** Copies sent to the service. */
  copies = 0;
  readonly dropped = new Map<DropReason, number>();
  /** Copies that got no whole answer, by what happened. */
  readonly failed = new Map<FaultCode, number>();
  readonly verdicts = { match: 0, mismatch: 0, ignored: 0, uncompared: 0 };
  readonly uncompared = new Map<UncomparedReason, number>();
  readonly noise = { match: 0, mismatch: 0, ignored: 0, uncompared: 0 };
  /** The service's answers to copies. */
  readonly tally = new Tally();
  readonly evidence = new ShadowEvidence();
  private comparedBy = '';

  constructor(
    readonly route: string,
    readonly service: string,
    public rules: TableShadow,
  ) {
    this.adopt(rules);
  }

  /** Counts by other rules would say nothing about these. */
  adopt(rules: TableShadow): void {
    const comparedBy = JSON.stringify([rules.compare, rules.samples.shown]);
    if (comparedBy !== this.comparedBy) this.evidence.forget();
    this.rules = rules;
    this.comparedBy = comparedBy;
  }

  drop(reason: DropReason): void {
    add(this.dropped, reason);
  }

  /** The service has answered a copy, or has not. */
  count(outcome: CopyOutcome): void {
    if (outcome.kind === 'answered') this.tally.count(outcome.answer.status, outcome.answer.milliseconds);
    else if (outcome.kind === 'failed') add(this.failed, outcome.code);
  }

  /** Monolith and service. */
  compared(comparison: Comparison, exchange: Exchange, control: KeptAnswer, candidate: KeptAnswer, now: number): void {
    const { verdict, reason } = comparison;
    this.verdicts[verdict] += 1;
    if (reason) add(this.uncompared, reason);
    this.evidence.add('raw', comparison);
    if (verdict === 'mismatch') this.sample(comparison, exchange, control, candidate, now);
  }

  /** The monolith and itself. */
  comparedAgain(comparison: Comparison): void {
    this.noise[comparison.verdict] += 1;
    this.evidence.add('noise', comparison);
  }

  private sample(
    { differences, more }: Comparison,
    { request, target }: Exchange,
    control: KeptAnswer,
    candidate: KeptAnswer,
    now: number,
  ): void {
    const { keep, shown } = this.rules.samples;
    const [path, some] = [pathOf(target), differences.slice(0, mostShown)];
    const sample = {
      at: new Date(now).toISOString(),
      method: request.method ?? '',
      path: shown ? path : maskPath(path),
      status: { monolith: control.status, service: candidate.status },
      milliseconds: { monolith: rounded(control.milliseconds), service: rounded(candidate.milliseconds) },
      differences: shown ? some : some.map(mask),
      more: more || differences.length > mostShown,
    };
    this.evidence.keep(sample, keep);
  }
}

function add<T>(counts: Map<T, number>, reason: T): void {
  counts.set(reason, (counts.get(reason) ?? 0) + 1);
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1_000) / 1_000;
}
