/** All that is known about one upstream's health. Outlives tables, as the upstream does. */
import type { Care } from '@banyan/routing';
import { afterOutcome, type BreakerState, closedState } from './breaker';
import { afterCheck, type CheckState, uncheckedState } from './checks';
import { afterFailure, afterSuccess, type EjectionState, wellState } from './ejection';

/** What a request is told: go on; go on, you are a try; or that the upstream is out, and why. */
export type Verdict = 'well' | 'try' | 'ejected' | 'broken';

/** Words for operators, by what happened. */
export type HealthEvent = 'upstream-ejected' | 'upstream-back' | 'breaker-open' | 'breaker-closed';

/** What requests came to since the last time this was told: in the end, and in all. */
export interface Outcomes {
  /** Whether one went well, which ends a row of failures. */
  readonly good: boolean;
  /** Failures after the last one that went well. */
  readonly row: number;
  readonly requests: number;
  readonly failures: number;
}

/** The upstream is out, or in again; milliseconds from now, 0 when it is in. */
export interface HealthTurn {
  readonly outFor: number;
  readonly times: number;
  readonly openFor: number;
}

/** Other processes that use the same upstream. */
export interface Mates {
  /** A request has ended here. */
  saw(good: boolean): void;
  /** It was taken out or let in again here. */
  turned(turn: HealthTurn): void;
  /** Whether the one request that tries it may be from here. */
  mayTry(): boolean;
}

/** Milliseconds that a try waits for a request that can be sent again when it fails. */
const patience = 5_000;

/** One per upstream. */
export class UpstreamHealth {
  /** Nothing speaks against it: the one thing that every request looks at. */
  isWell = true;
  /** How often it was taken out, for either reason. */
  ejections = 0;
  private ejection: EjectionState = wellState;
  private breaker: BreakerState = closedState;
  private checks: CheckState = uncheckedState;
  /** Whether a request is on its way to try the upstream. */
  trying = false;

  constructor(
    private current: Care,
    private readonly clock: () => number,
    private readonly onChange: (event: HealthEvent) => void = () => undefined,
    private readonly mates?: Mates,
  ) {
    this.care = current;
  }

  /** May change by a reload; what is not watched any more speaks no longer against it. */
  get care(): Care {
    return this.current;
  }

  set care(care: Care) {
    this.current = care;
    if (!care.ejection) this.ejection = wellState;
    if (!care.breaker) this.breaker = closedState;
    if (!care.check) this.checks = uncheckedState;
    this.isWell = this.why() === undefined;
  }

  /**
   * Asked when it is not well. Who is told `try` has to call `tried`.
   * @param mayTry `late`: only when nobody better has come for a while
   */
  judge(mayTry: boolean | 'late'): Verdict {
    const now = this.clock();
    const why = this.why();
    if (why === undefined) return 'well';
    const since = Math.max(this.ejection.until, this.breaker.until) + (mayTry === 'late' ? patience : 0);
    const due = now >= since && this.isChecked();
    if (!due || !mayTry || this.trying || this.mates?.mayTry() === false) return why;
    this.trying = true;
    return 'try';
  }

  /** The request that tried it has ended. */
  tried(): void {
    this.trying = false;
  }

  /** A request got an answer that is no failure. */
  succeeded(): void {
    const { breaker } = this.current;
    if (this.isWell && this.ejection.failures === 0 && !breaker) return;
    this.update(() => {
      const now = this.clock();
      this.ejection = afterSuccess(this.ejection, now);
      if (breaker) this.breaker = afterOutcome(this.breaker, false, now, breaker);
    });
    this.mates?.saw(true);
  }

  /** A request got no answer, or 5xx. */
  failed(): void {
    const { ejection, breaker } = this.current;
    this.update(() => {
      const now = this.clock();
      if (ejection) this.ejection = afterFailure(this.ejection, now, ejection);
      if (breaker) this.breaker = afterOutcome(this.breaker, true, now, breaker);
    });
    this.mates?.saw(false);
  }

  /** What requests of another process came to. */
  heard({ good, row, requests, failures }: Outcomes): void {
    const { ejection, breaker } = this.current;
    this.update(() => {
      const now = this.clock();
      if (good) this.ejection = afterSuccess(this.ejection, now);
      for (let i = 0; ejection && i < row; i++) this.ejection = afterFailure(this.ejection, now, ejection);
      for (let i = 0; breaker && i < requests; i++) {
        this.breaker = afterOutcome(this.breaker, i >= requests - failures, now, breaker);
      }
    });
  }

  /** Another process has taken it out or let it in again. */
  adopt({ outFor, times, openFor }: HealthTurn): void {
    const now = this.clock();
    this.update(() => {
      const { until, since, times: known } = this.ejection;
      if (outFor > 0) this.ejection = { failures: 0, times: Math.max(times, known), until: now + outFor, since };
      else if (until > 0) this.ejection = { ...wellState, times: known, since: now };
      if (openFor > 0) this.breaker = { ...closedState, until: now + openFor };
      else if (this.breaker.until > 0) this.breaker = closedState;
    }, false);
  }

  /** The process that makes the active checks says how they stand. */
  adoptChecks(checks: CheckState): void {
    this.update(() => (this.checks = checks), false);
  }

  /** As another process is told. */
  turn(): HealthTurn {
    const now = this.clock();
    const { until, times } = this.ejection;
    // Behind its time it is out all the same, until a request was tried.
    const left = (end: number): number => (end > 0 ? Math.max(1, end - now) : 0);
    return { outFor: left(until), times, openFor: left(this.breaker.until) };
  }

  /** An active check came back. */
  checked(good: boolean): void {
    const { check } = this.current;
    if (check) this.update(() => (this.checks = afterCheck(this.checks, good, check)));
  }

  /** For metrics and `/plan`. */
  state(): { readonly available: boolean; readonly breaker: 'closed' | 'half-open' | 'open'; readonly check: string } {
    const { until } = this.breaker;
    const breaker = until === 0 ? 'closed' : this.clock() < until ? 'open' : 'half-open';
    return { available: this.isWell, breaker, check: this.current.check ? this.checks.kind : 'off' };
  }

  private update(change: () => void, tells = true): void {
    const before = { out: this.isOut(), open: this.breaker.until > 0 };
    const [outUntil, openUntil] = [this.ejection.until, this.breaker.until];
    change();
    this.isWell = this.why() === undefined;
    if (tells && this.mates && (this.ejection.until !== outUntil || this.breaker.until !== openUntil)) {
      this.mates.turned(this.turn());
    }
    const after = { out: this.isOut(), open: this.breaker.until > 0 };
    if (after.out && !before.out) this.ejections += 1;
    if (after.out !== before.out) this.onChange(after.out ? 'upstream-ejected' : 'upstream-back');
    if (after.open !== before.open) this.onChange(after.open ? 'breaker-open' : 'breaker-closed');
  }

  private why(): 'ejected' | 'broken' | undefined {
    if (this.isOut()) return 'ejected';
    return this.breaker.until > 0 ? 'broken' : undefined;
  }

  private isOut(): boolean {
    return this.ejection.until > 0 || !this.isChecked();
  }

  private isChecked(): boolean {
    return !this.current.check || this.checks.kind === 'up';
  }
}
