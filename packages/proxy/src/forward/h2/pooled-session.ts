/** One connection by HTTP/2 to an upstream, with what is known about it. */
import { type ClientHttp2Session, type ClientHttp2Stream, constants, type OutgoingHttpHeaders } from 'node:http2';

import type { Timeouts } from '../../options';

const { NGHTTP2_NO_ERROR } = constants;

/** Never more at once on one connection, whatever the upstream allows: all its streams share one socket. */
const maxStreams = 250;

/** Milliseconds for saying goodbye. */
const closing = 500;

/** Takes requests until it is told to go away. */
export class PooledSession {
  /** Requests so far. */
  uses = 0;
  /** Whether no more requests may begin. */
  isLeaving = false;
  /** Streams beyond this one were not looked at (RFC 9113 6.8). */
  private lastSeen = Infinity;
  private readonly open = new Set<ClientHttp2Stream>();
  private readonly pings: NodeJS.Timeout;

  /**
   * @param times between looks whether the upstream is still there while requests are under way, and for an answer
   * @param onChange called when there is room again, or when it leaves
   */
  constructor(
    readonly session: ClientHttp2Session,
    private readonly times: Pick<Timeouts, 'ping' | 'pong'>,
    private readonly onChange: () => void,
  ) {
    session.on('error', ignore);
    session.on('goaway', (code: number, last: number) => {
      this.lastSeen = last;
      this.leave();
      if (code === NGHTTP2_NO_ERROR && this.open.size === 0) this.close();
    });
    session.on('remoteSettings', onChange).on('close', () => this.end());
    this.pings = setInterval(() => this.open.size > 0 && this.look(), times.ping);
    this.pings.unref();
  }

  get hasRoom(): boolean {
    const { maxConcurrentStreams = maxStreams } = this.session.remoteSettings ?? {};
    return !this.isLeaving && this.open.size < Math.min(maxStreams, maxConcurrentStreams);
  }

  get isIdle(): boolean {
    return this.open.size === 0;
  }

  /** @throws what Node says when the connection is on its way out */
  request(headers: OutgoingHttpHeaders, endStream: boolean): ClientHttp2Stream {
    const stream = this.session.request(headers, { endStream, waitForTrailers: !endStream });
    this.uses += 1;
    this.open.add(stream);
    stream.once('close', () => this.release(stream));
    return stream;
  }

  /** Nobody waits for it any longer; on a broken connection it may never close. */
  release(stream: ClientHttp2Stream): void {
    if (!this.open.delete(stream)) return;
    if (this.isLeaving && this.open.size === 0) this.close();
    else this.onChange();
  }

  /** Whether the upstream said that it has not looked at this stream. */
  hasNotSeen({ id }: ClientHttp2Stream): boolean {
    return id !== undefined && id > this.lastSeen;
  }

  /** Takes no more requests, and closes behind the last one. */
  leave(): void {
    if (this.isLeaving) return;
    this.isLeaving = true;
    if (this.open.size === 0) this.close();
    this.onChange();
  }

  /** Finds out whether the upstream is still there. */
  look(): void {
    if (this.session.destroyed) return;
    const lost = (): void =>
      this.session.destroy(Object.assign(new Error('no answer to PING'), { code: 'ECONNRESET' }));
    const timer = setTimeout(lost, this.times.pong);
    timer.unref();
    const isSent = this.session.ping((error) => {
      clearTimeout(timer);
      if (error) lost();
    });
    if (!isSent) clearTimeout(timer); // one is under way
  }

  /** Node waits for what a broken connection will never bring. */
  private close(): void {
    this.session.close();
    const timer = setTimeout(() => this.session.destroy(), closing);
    timer.unref();
    this.session.once('close', () => clearTimeout(timer));
  }

  private end(): void {
    clearInterval(this.pings);
    this.isLeaving = true;
    this.onChange();
  }
}

function ignore(): void {}
