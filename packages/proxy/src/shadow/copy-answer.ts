/** The answer to a copy while it arrives, kept within bounds. */
import type { FaultCode } from '../answer/faults';
import { toClientFields } from '../head/to-client-fields';
import type { CopiedRequest, CopyOutcome } from './copied-request';
import { type KeptAnswer, pickFields } from './kept-answer';
import { type ByteCount, KeptBody } from './kept-body';

/** Always ends, once. */
export class CopyAnswer {
  isOver = false;
  private head: Pick<KeptAnswer, 'status' | 'fields' | 'length'> | undefined;
  private readonly body: KeptBody;
  private readonly startedAt: number;
  private readonly timer: NodeJS.Timeout;

  /** @param onEnd told whether the connection can be used again */
  constructor(
    private readonly request: CopiedRequest,
    count: ByteCount,
    private readonly clock: () => number,
    private readonly onEnd: (outcome: CopyOutcome, usable: boolean) => void,
  ) {
    this.body = new KeptBody(count, request.maxBytes);
    this.startedAt = clock();
    this.timer = setTimeout(() => this.fail('PROXY_UPSTREAM_TIMEOUT'), request.timeout);
    this.timer.unref();
  }

  get hasBegun(): boolean {
    return this.head !== undefined;
  }

  /** @param raw names and values in turn */
  began(status: number, raw: readonly Buffer[]): void {
    if (status < 200 || this.isOver) return;
    const { fields, length } = toClientFields(raw, status, false);
    this.head = { status, fields: pickFields(fields, this.request.wanted), length };
  }

  came(chunk: Buffer): void {
    if (this.isOver) return;
    this.body.add(chunk);
    if (this.body.lost) this.finish([], false); // there is no more to learn from it
  }

  /** @param trailers names and values in turn */
  finish(trailers: readonly string[], usable: boolean): void {
    const { head, body, request } = this;
    if (!head) return this.fail('PROXY_UPSTREAM_INVALID');
    const milliseconds = this.clock() - this.startedAt;
    const fields = new Map([...head.fields, ...pickFields(trailers, request.wanted)]);
    this.end({ kind: 'answered', answer: { ...head, fields, body, milliseconds } }, usable);
  }

  fail(code: FaultCode): void {
    this.end({ kind: 'failed', code }, false);
  }

  cancel(): void {
    this.end({ kind: 'cancelled' }, false);
  }

  private end(outcome: CopyOutcome, usable: boolean): void {
    if (this.isOver) return;
    this.isOver = true;
    clearTimeout(this.timer);
    if (outcome.kind !== 'answered') this.body.release();
    this.onEnd(outcome, usable);
  }
}
