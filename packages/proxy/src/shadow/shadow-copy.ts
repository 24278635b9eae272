/** One request of a route in phase shadow, from its head until its two answers are compared. */
import type { Comparison } from '../compare/comparison';
import { toMessages } from '../compare/grpc-messages';
import type { AnswerWitness } from '../forward/answer-witness';
import type { Exchange } from '../forward/exchange';
import { isGrpcType } from '../head/is-grpc-type';
import { type CopiedRequest, type CopyOutcome, isSafe } from './copied-request';
import type { CopyLane } from './copy-lane';
import type { DropReason } from './drop-reason';
import { judge } from './judge';
import { type KeptAnswer, lengthOf, pickFields } from './kept-answer';
import { KeptBody } from './kept-body';
import type { ShadowMeans } from './shadows';
import type { ShadowWay } from './shadow-way';
import { type CopyRole, toCopyFields } from './to-copy-fields';

const empty = Buffer.alloc(0);

/** Sees the monolith's answer, keeps of it what may be kept, and sends the copy when the caller has been served. */
export class ShadowCopy implements AnswerWitness {
  private status = 0;
  private fields: ReadonlyMap<string, string> = new Map();
  private readonly control: KeptBody;
  private request: KeptBody | undefined;
  private wholeAnswer = false;
  private milliseconds = 0;
  /** Answers that are still to be compared with the control. */
  private awaited = 0;

  constructor(
    readonly exchange: Exchange,
    readonly way: ShadowWay,
    private readonly means: ShadowMeans,
  ) {
    const { length, chunked } = exchange.head;
    this.control = new KeptBody(way.lane, way.rules.compare.maxBytes);
    if (length || chunked) this.watchBody();
  }

  began(status: number, fields: readonly string[]): void {
    this.status = status;
    this.fields = pickFields(fields, this.way.wanted);
  }

  body(chunk: Buffer): void {
    this.control.add(chunk);
  }

  completed(trailers: readonly string[] = []): void {
    this.wholeAnswer = true;
    if (trailers.length > 0) this.fields = new Map([...this.fields, ...pickFields(trailers, this.way.wanted)]);
    this.milliseconds = this.means.clock() - this.exchange.startedAt;
  }

  /** The caller has its answer, or is gone. */
  settled(whole: boolean): void {
    const reason = this.reasonAgainst(whole);
    if (!reason) {
      this.exchange.shadowed = 'copied';
      return this.means.afterwards(this);
    }
    this.exchange.shadowed = reason;
    this.way.record.drop(reason);
    this.release();
  }

  /** Sends it; called when the caller has the answer. */
  start(): void {
    const { way, exchange, means } = this;
    const { rules, lane, controlLane } = way;
    const wantsNoise = rules.noise > 0 && isSafe(exchange.request.method ?? '') && means.random() < rules.noise;
    const twice = wantsNoise && controlLane.enter();
    this.awaited = twice ? 2 : 1;
    way.record.copies += 1;
    this.send(lane, 'candidate', (outcome) => this.answered(outcome));
    if (twice) this.send(controlLane, 'control', (outcome) => this.answeredAgain(outcome));
  }

  private watchBody(): void {
    const { exchange, way } = this;
    const kept = new KeptBody(way.lane, way.rules.maxBody);
    this.request = kept;
    exchange.request.on('data', (chunk: Buffer) => kept.add(chunk));
  }

  private reasonAgainst(whole: boolean): DropReason | undefined {
    if (this.exchange.fault) return 'no-answer';
    if (!whole) return 'caller-gone';
    if (!this.wholeAnswer) return 'no-answer';
    if (this.exchange.closing) return 'stopping';
    if (this.request?.lost) return this.request.lost;
    if (this.isStream()) return 'stream';
    if (this.means.isOverloaded()) return 'overloaded';
    const { lane } = this.way;
    if (lane.isResting) return 'unwell';
    return lane.enter() ? undefined : 'full';
  }

  /** A caller's stream of messages would reach the service at once, without its pauses and the answers in between. */
  private isStream(): boolean {
    return this.isGrpc() && toMessages(this.request?.bytes() ?? empty)?.length !== 1;
  }

  private isGrpc(): boolean {
    return isGrpcType(String(this.exchange.request.headers['content-type']));
  }

  private send(lane: CopyLane, role: CopyRole, onEnd: (outcome: CopyOutcome) => void): void {
    lane.send(this.toRequest(role), (outcome) => {
      lane.leave();
      onEnd(outcome);
    });
  }

  private toRequest(role: CopyRole): CopiedRequest {
    const { exchange, way } = this;
    const { rules, wanted } = way;
    return {
      method: exchange.request.method ?? 'GET',
      isGrpc: this.isGrpc(),
      path: exchange.target,
      fields: toCopyFields(exchange.sent ?? exchange.head.fields, exchange.head.host, rules.passesCredentials, role),
      body: this.request?.bytes() ?? null,
      timeout: rules.timeout,
      maxBytes: rules.compare.maxBytes,
      wanted,
    };
  }

  private answered(outcome: CopyOutcome): void {
    const { record } = this.way;
    record.count(outcome);
    if (outcome.kind !== 'answered') return this.release();
    const { answer } = outcome;
    this.judge(answer, (comparison) => {
      record.compared(comparison, this.exchange, this.kept(), answer, this.means.now());
    });
  }

  private answeredAgain(outcome: CopyOutcome): void {
    if (outcome.kind !== 'answered') return this.release();
    this.judge(outcome.answer, (comparison) => this.way.record.comparedAgain(comparison));
  }

  private judge(answer: KeptAnswer, onJudged: (comparison: Comparison) => void): void {
    void judge(this.kept(), answer, this.way, this.means)
      .then(onJudged)
      .finally(() => {
        answer.body.release();
        this.release();
      });
  }

  private kept(): KeptAnswer {
    const { status, fields, control: body, milliseconds } = this;
    return { status, fields, body, length: lengthOf(fields), milliseconds };
  }

  private release(): void {
    this.awaited -= 1;
    if (this.awaited > 0) return;
    this.control.release();
    this.request?.release();
  }
}
