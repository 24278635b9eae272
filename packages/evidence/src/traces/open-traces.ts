/**
 * Spans as they come → traces, in bounded memory. A trace is whole when its spans have stopped coming: when as many
 * others have come since as may be held. What comes later still begins a piece of its own, and is counted.
 *
 *   young ──(half of the limit is young)──> old ──(again)──> closed
 *     ^                                      │
 *     └────────── another span of it ────────┘
 */
import { ClosedTraces } from './closed-traces';
import type { KeptSpan } from './kept-span';

/** Spans held at most; about half a kilobyte each. */
export const maxOpenSpans = 200_000;
/** A trace with more than that is summed up in pieces. */
const maxTrace = 50_000;

/** The spans of one trace, as far as they came in time. `isPiece`: some were summed up before. */
export interface OpenTrace {
  readonly spans: KeptSpan[];
  readonly isPiece: boolean;
}

/** Add every span, then `closeAll`. */
export class OpenTraces {
  private young = new Map<string, OpenTrace>();
  private old = new Map<string, OpenTrace>();
  private youngSpans = 0;
  private readonly closed = new ClosedTraces();

  constructor(
    private readonly close: (trace: OpenTrace) => void,
    private readonly limit = maxOpenSpans,
  ) {}

  add(id: string, span: KeptSpan): void {
    const trace = this.young.get(id) ?? this.rejuvenate(id);
    trace.spans.push(span);
    if (trace.spans.length >= maxTrace) this.closeOne(id, trace);
    if (++this.youngSpans * 2 >= this.limit) this.age();
  }

  closeAll(): void {
    this.age();
    this.age();
  }

  private rejuvenate(id: string): OpenTrace {
    const trace = this.old.get(id) ?? { spans: [], isPiece: this.closed.has(id) };
    this.old.delete(id);
    this.young.set(id, trace);
    return trace;
  }

  private age(): void {
    for (const [id, trace] of this.old) {
      this.closed.add(id);
      this.close(trace);
    }
    this.old = this.young;
    this.young = new Map();
    this.youngSpans = 0;
  }

  private closeOne(id: string, trace: OpenTrace): void {
    this.young.delete(id);
    this.closed.add(id);
    this.close(trace);
  }
}
