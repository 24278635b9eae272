/** Spans on their way to the collector, by OTLP over HTTP as JSON. Bounded: what finds no room is dropped and counted. */
import type { TraceOptions } from './tracer';

/** A span as OTLP's JSON has it. */
export interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  /** Undefined is left out of JSON. */
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
  readonly status: { readonly code?: number };
}

/** Requests that wait, at most; how many leave at once; and how long they may wait for that, in milliseconds. */
const [most, batch, every] = [2_048, 256, 1_000];
/** Milliseconds for one export. */
const patience = 10_000;

/** One per process. */
export class SpanQueue {
  /** Spans that the collector took. */
  sent = 0;
  /** Requests whose spans were dropped, by reason. */
  readonly dropped = { full: 0, refused: 0 };
  private waiting: (() => readonly OtlpSpan[])[] = [];
  private timer: NodeJS.Timeout | undefined;
  private sending: Promise<void> | undefined;
  private readonly url: string;

  constructor(private readonly options: TraceOptions) {
    const url = new URL(options.endpoint);
    if (url.pathname === '/') url.pathname = '/v1/traces';
    this.url = url.href;
  }

  /** @param toSpans called when the spans are sent */
  add(toSpans: () => readonly OtlpSpan[]): void {
    if (this.waiting.length >= most) return void (this.dropped.full += 1);
    this.waiting.push(toSpans);
    if (this.waiting.length >= batch) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), every).unref();
  }

  /** Sends what waits, and no more; gives up after the time of one export. */
  async close(): Promise<void> {
    await this.sending;
    this.flush();
    await this.sending;
    clearTimeout(this.timer);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.sending || this.waiting.length === 0) return;
    const now = this.waiting.splice(0, batch);
    this.sending = this.send(now).finally(() => {
      this.sending = undefined;
      if (this.waiting.length >= batch) this.flush();
      else if (this.waiting.length > 0) this.timer ??= setTimeout(() => this.flush(), every).unref();
    });
  }

  /** Never rejects: a collector that is slow, dead or displeased costs spans, nothing else. */
  private async send(requests: readonly (() => readonly OtlpSpan[])[]): Promise<void> {
    const spans = requests.flatMap((toSpans) => toSpans());
    try {
      const answer = await fetch(this.url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...this.options.headers },
        body: JSON.stringify(this.toDocument(spans)),
        signal: AbortSignal.timeout(patience),
      });
      await answer.arrayBuffer();
      if (answer.ok) this.sent += spans.length;
      else this.dropped.refused += requests.length;
    } catch {
      this.dropped.refused += requests.length;
    }
  }

  private toDocument(spans: readonly OtlpSpan[]): object {
    const name = this.options.serviceName ?? 'banyan-proxy';
    const resource = { attributes: [{ key: 'service.name', value: { stringValue: name } }] };
    return { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: '@banyan/proxy' }, spans }] }] };
  }
}
