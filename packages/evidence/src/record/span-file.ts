/** Spans that are held for a moment and then appended to a file. */
import { appendFileSync } from 'node:fs';
import type { CallSites } from './call-sites';
import { toOtlpJson, type SdkSpan } from './to-otlp-json';

const mostHeld = 500;
const longestMilliseconds = 500;
/** As the SDK counts. */
const client = 2;

/** What an SDK calls a span processor. Several processes may write to one file: each line is written at once. */
export class SpanFile {
  private held: SdkSpan[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly file: string,
    private readonly service: string,
    private readonly callSites?: CallSites,
  ) {}

  /** The one moment at which the caller is still on the stack. */
  onStart(span: SdkSpan): void {
    if (!this.callSites || span.kind !== client) return;
    const found = this.callSites.find();
    if (found) span.setAttributes?.(found);
  }

  onEnd(span: SdkSpan): void {
    this.held.push(span);
    if (this.held.length >= mostHeld) this.write();
    else this.timer ??= setTimeout(() => this.write(), longestMilliseconds).unref();
  }

  /** A file that cannot be written must not harm the app. */
  write(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const spans = this.held;
    this.held = [];
    if (spans.length === 0) return;
    try {
      appendFileSync(this.file, `${toOtlpJson(spans, this.service)}\n`);
    } catch (fault) {
      process.stderr.write(`banyan: ${spans.length} spans could not be written: ${String(fault)}\n`);
    }
  }

  forceFlush(): Promise<void> {
    this.write();
    return Promise.resolve();
  }

  shutdown(): Promise<void> {
    return this.forceFlush();
  }
}
