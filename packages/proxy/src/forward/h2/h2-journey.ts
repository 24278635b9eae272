/** One request's way by HTTP/2; the steps are those of the drawing in `undici-forwarder.ts`. */
import { STATUS_CODES } from 'node:http';
import { type ClientHttp2Stream, constants } from 'node:http2';
import { Readable } from 'node:stream';
import type { TableUpstream } from '@banyan/routing';
import type { Waiter } from '../../guard/gate';
import { addCookie } from '../../head/issue-cookie';
import { toClientFields } from '../../head/to-client-fields';
import { toTrailers } from '../../head/to-trailers';
import { cutStream } from '../../h2/cut-stream';
import { rawFields } from '../../h2/raw-fields';
import { watchEnd } from '../../h2/watch-end';
import type { Exchange } from '../exchange';
import type { ForwarderSettings, Journey } from '../forwarder';
import { inform } from '../inform';
import { mayResend } from '../may-resend';
import { toFault } from '../to-fault';
import { listenToStream, type StreamHead, type StreamListener } from './listen-to-stream';
import type { PooledSession } from './pooled-session';
import { sendBody, toStreamHead } from './send-stream';
import type { SessionPool, SessionSeeker } from './session-pool';
import { answerReset, isUnseen, lossOf } from './to-loss';
import { UpstreamClock } from './upstream-clock';

const { NGHTTP2_CANCEL, NGHTTP2_FLAG_END_STREAM, NGHTTP2_NO_ERROR } = constants;

/** Listens to one stream at a time; what a stream says that was given up is not heard. */
export class H2Journey implements Journey, Waiter, SessionSeeker, StreamListener {
  private stream: ClientHttp2Stream | undefined;
  private session: PooledSession | undefined;
  private body: Buffer | Readable | null = null;
  private error: Error | undefined;
  private trailers: string[] = [];
  private informational = 0;
  private cancelled = false;
  private resent = false;
  private begun = false;
  private placed = false;
  private held: Buffer | undefined;
  private length: number | undefined;
  private bytes = 0;
  private hasEnded: () => boolean = () => false;
  private readonly clock: UpstreamClock;

  constructor(
    private readonly exchange: Exchange,
    private readonly upstream: TableUpstream,
    private readonly pool: SessionPool,
    private readonly settings: ForwarderSettings,
  ) {
    this.clock = new UpstreamClock(exchange, () => this.tooLate());
  }

  /** Step 3. */
  start(body: Buffer | Readable | null): void {
    if (this.cancelled) return;
    this.body = body;
    if (this.settings.gate.enter(this)) this.admitted();
  }

  /** Called by the gate. */
  admitted(): void {
    this.placed = true;
    this.pool.seek(this, this.exchange.way.times.connect);
  }

  /** Called by the gate. */
  turnedAway(): void {
    this.exchange.fail('PROXY_UPSTREAM_BUSY');
  }

  /** Called by the pool. */
  failed(error: Error): void {
    this.leave();
    if (!this.cancelled) this.exchange.fail(toFault(error));
  }

  /** Called by the pool. */
  found(session: PooledSession): void {
    if (this.cancelled) return this.leave();
    try {
      const stream = session.request(toStreamHead(this.exchange, this.upstream), this.body === null);
      [this.stream, this.session, this.error] = [stream, session, undefined];
      this.hasEnded = watchEnd(stream);
      listenToStream(stream, this, () => this.stream === stream);
      sendBody(stream, this.body, this.exchange);
      this.clock.start();
    } catch (error) {
      session.leave(); // Node knows before we do that it is on its way out
      this.lose(error as Error, true);
    }
  }

  /** Step 9. */
  cancel(): void {
    if (this.cancelled) return;
    this.cancelled = true;
    this.settings.gate.forget(this);
    this.pool.forget(this);
    this.letGo(NGHTTP2_CANCEL);
  }

  /** Step 4. */
  informed(headers: StreamHead, raw: readonly string[]): void {
    inform(this.exchange, headers[':status'] ?? 0, rawFields(raw), ++this.informational);
  }

  /** Step 5. */
  answered(headers: StreamHead, flags: number, raw: readonly string[]): void {
    const status = headers[':status'] ?? 0;
    if (this.exchange.isTurnedDown(status)) return this.cancel();
    const { request, response, closing, cookie, witness } = this.exchange;
    const { fields, length } = toClientFields(rawFields(raw), status, closing, request);
    witness?.began(status, fields);
    if (cookie !== undefined) addCookie(fields, cookie);
    this.length = length;
    try {
      response.writeHead(status, STATUS_CODES[status] ?? '', fields);
    } catch (error) {
      return this.lose(error as Error, false);
    }
    this.begun = true;
    this.clock.answered();
    // What ends with its head has to leave so: to gRPC that is a status without an answer.
    if ((flags & NGHTTP2_FLAG_END_STREAM) === 0) setImmediate(flush, this);
  }

  /** Step 6. */
  received(chunk: Buffer): void {
    this.clock.moved();
    this.exchange.witness?.body(chunk);
    this.bytes += chunk.length;
    if (this.bytes > (this.length ?? Infinity)) return this.lose(new Error('more than was announced'), false);
    if (chunk.length === this.length && !this.exchange.response.headersSent) {
      this.held = chunk;
      return;
    }
    const { response } = this.exchange;
    if (response.writePiece(chunk)) return;
    const { stream } = this;
    this.exchange.awaitingDrainSince = this.settings.clock();
    stream?.pause();
    response.once('drain', () => {
      this.exchange.awaitingDrainSince = 0;
      stream?.resume();
    });
  }

  /** Step 7. A reset ends the stream as well, but not the answer; `close` is told of that. */
  ended(stream: ClientHttp2Stream): void {
    const isWhole = this.hasEnded() || this.trailers.length > 0;
    if (stream.rstCode !== NGHTTP2_NO_ERROR || this.error || !this.begun || !isWhole) return;
    const { response, witness } = this.exchange;
    const trailers = toTrailers(rawFields(this.trailers));
    witness?.completed(trailers.flat());
    if (trailers.length > 0) response.addTrailers(trailers);
    if (this.held) response.endWhole(this.held);
    else response.end();
    // A body still on its way is not waited for.
    this.letGo(NGHTTP2_NO_ERROR);
  }

  /** Sends the head that nothing followed. */
  flush(): void {
    if (this.stream && !this.held && !this.exchange.response.writableEnded) this.exchange.response.flushHeaders();
  }

  trailed(raw: string[]): void {
    this.trailers = raw;
  }

  broke(error: Error): void {
    this.error ??= error;
  }

  closed(): void {
    this.lose(this.error, false);
  }

  /** Step 8. @param unseen whether it surely did not reach the upstream */
  private lose(error: Error | undefined, unseen: boolean): void {
    const { stream, session } = this;
    const isUnprocessed = unseen || isUnseen(stream, session);
    const isStale = (session?.uses ?? 0) > 1 && lossOf(stream, error) === 'PROXY_UPSTREAM_CLOSED';
    const mayRepeat = isUnprocessed ? !(this.body instanceof Readable) || unseen : isStale && mayResend(this.exchange);
    this.forget(NGHTTP2_CANCEL);
    if (!this.cancelled && !this.begun && !this.resent && mayRepeat) {
      this.resent = true;
      this.settings.onRetry();
      session?.leave();
      return this.pool.seek(this, this.exchange.way.times.connect);
    }
    this.leave();
    if (this.cancelled) return;
    if (!answerReset(this.exchange, stream, session, isUnprocessed)) this.exchange.fail(lossOf(stream, error));
  }

  private tooLate(): void {
    this.session?.look(); // the whole connection may be dead
    this.letGo(NGHTTP2_CANCEL);
    this.exchange.fail('PROXY_UPSTREAM_TIMEOUT');
  }

  private letGo(code: number): void {
    this.forget(code);
    if (this.body instanceof Readable) this.body.destroy();
    this.leave();
  }

  /** What the stream still says is not heard. */
  private forget(code: number): void {
    const { stream } = this;
    this.stream = undefined;
    this.clock.stop();
    if (!stream) return;
    cutStream(stream, code);
    stream.resume();
    this.session?.release(stream);
  }

  private leave(): void {
    if (!this.placed) return;
    this.placed = false;
    this.settings.gate.leave();
  }
}

function flush(journey: H2Journey): void {
  journey.flush();
}
