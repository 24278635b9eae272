/** One request and its answer, from its head to its last byte. */
import { answerFault } from '../answer/answer-fault';
import { answerLingering } from '../answer/answer-lingering';
import type { FaultCode } from '../answer/faults';
import type { CacheResult } from '../cache/cache-book';
import type { RequestHead } from '../head/read-head';
import type { DetourReason } from '../health/detour';
import { watchTotal, watchTry } from '../life/watch-time';
import type { ShadowFate } from '../shadow/drop-reason';
import type { LiveTable } from '../table/live-table';
import type { Way } from '../table/way';
import type { AnswerWitness } from './answer-witness';
import type { CallerAnswer, CallerRequest } from './caller';
import type { TraceIds } from '../trace/tracer';
import type { Journey } from './forwarder';

/** Who counts exchanges. */
export interface ExchangeObserver {
  settled(exchange: Exchange): void;
  /** A try has ended without an answer. @returns whether another one has begun */
  tryAgain(exchange: Exchange, code: FaultCode, tryEnded: boolean): boolean;
}

/** State of one exchange. The fields that change are the ones without `readonly`. */
export class Exchange {
  /** The way to the upstream, once there is one. */
  journey: Journey | undefined;
  /** Code of the proxy's own answer, if it gave one. */
  fault: FaultCode | undefined;
  /** Sees the upstream's answer; most exchanges have none. */
  witness: AnswerWitness | undefined;
  /** Fields as an engine sent them that changes them; only where they are to be copied. Names and values in turn. */
  sent: readonly string[] | undefined;
  /** What became of its copy; undefined when it was not drawn to be copied. */
  shadowed: ShadowFate | undefined;
  /** What became of it in the cache; `asked` until that is known, undefined when the cache was not asked. */
  cached: CacheResult | 'asked' | undefined;
  /** Value of a Set-Cookie field that the answer takes along. */
  cookie: string | undefined;
  /** Since when we wait for the caller to send more of its body; 0 when we do not. */
  awaitingBodySince = 0;
  /** Since when we wait for the caller to take more of the answer; 0 when we do not. */
  awaitingDrainSince = 0;
  /** Index in the list of those under way. */
  place = -1;
  /** Ends the exchange, or its present try, when it takes too long; most ways have no such limit. */
  private total: NodeJS.Timeout | undefined;
  private perTry: NodeJS.Timeout | undefined;
  /** How often it was sent to an upstream, stale connections left aside. */
  tries = 1;
  /** A small body, received whole; a second try sends it again. */
  received: Buffer | undefined;
  /** Whether its body is passed on as it comes, and cannot be sent again. */
  streams = false;
  /** Whether it finds out how an ejected upstream is. */
  isTrial = false;
  /** Why the monolith gets it instead of the service. */
  detour: DetourReason | undefined;
  /** Ids of its spans, where it is traced. */
  trace: TraceIds | undefined;
  /** Whether the upstream's gate counts it. */
  private counted = false;
  private settled = false;
  /** Whether the connection to the caller ends with this answer. */
  closing = false;

  constructor(
    readonly request: CallerRequest,
    readonly response: CallerAnswer,
    readonly head: RequestHead,
    /** Target in origin-form, byte for byte. */
    readonly target: string,
    /** Where it goes; a second try may go elsewhere. */
    public way: Way,
    readonly live: LiveTable,
    readonly startedAt: number,
    readonly address: string,
    /** Told once, when the answer is through or the caller has gone. */
    private readonly observer: ExchangeObserver,
  ) {
    response.exchange = this;
  }

  /** Sets out on its way. */
  start(): void {
    const { times, forwarder } = this.way;
    const { requests } = this.way.gate;
    if (requests.isFull) {
      if (!requests.waitsForRoom(() => !this.settled && this.start())) this.overflow();
      return;
    }
    requests.taken += 1;
    this.counted = true;
    if (times.total > 0 && !this.total) this.total = watchTotal(this);
    if (times.perTry > 0) this.perTry = watchTry(this);
    forwarder.forward(this);
  }

  /** Once more, on this way or another. */
  startAgain(way: Way, delay: number): void {
    this.leaveGate();
    clearTimeout(this.perTry);
    this.tries += 1;
    this.journey = undefined;
    this.way = way;
    if (delay === 0) this.start();
    else setTimeout(() => !this.settled && this.start(), delay);
  }

  /** The upstream answers 5xx to the one request that was to find out whether it is well again: another one answers. */
  isTurnedDown(status: number): boolean {
    if (!this.isTrial || status < 500 || this.way.fallback?.when === 'never') return false;
    return this.observer.tryAgain(this, 'PROXY_UPSTREAM_INVALID', false);
  }

  /** The answer is through or the caller has gone. */
  settle(): void {
    if (this.settled) return;
    this.settled = true;
    clearTimeout(this.total);
    clearTimeout(this.perTry);
    this.leaveGate();
    if (!this.response.writableFinished) this.journey?.cancel();
    this.observer.settled(this);
  }

  /** More of a body has come than this way takes. */
  overfill(): void {
    if (this.fault) return;
    this.journey?.cancel();
    this.fault = 'PROXY_BODY_TOO_LARGE';
    answerLingering(this.request, this.response, this.fault);
  }

  private leaveGate(): void {
    if (this.counted) this.way.gate.requests.leave();
    this.counted = false;
  }

  private overflow(): void {
    this.way.gate.overflows += 1;
    this.fail('PROXY_UPSTREAM_BUSY');
  }

  /** Answers in the upstream's stead, or cuts the connection when an answer has begun. */
  fail(code: FaultCode, tryEnded = false): void {
    if (this.response.destroyed) return;
    if (this.observer.tryAgain(this, code, tryEnded)) return;
    this.giveUp(code);
  }

  /** The same without another try. */
  giveUp(code: FaultCode): void {
    if (this.response.destroyed) return;
    this.fault = code;
    answerFault(this.response, code, this.closing);
  }
}
