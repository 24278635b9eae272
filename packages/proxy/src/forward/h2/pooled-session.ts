/** One connection by HTTP/2 to an upstream, with what is known about it. */
import { type ClientHttp2Session, type ClientHttp2Stream, constants, type OutgoingHttpHeaders } from 'node:http2';

const { NGHTTP2_NO_ERROR } = constants;

/** Never more at once on one connection, whatever the upstream allows: all its streams share one socket. */
const maxStreams = 250;

/** Milliseconds until a PING must be answered. */
const pong = 20_000;

/** Takes requests until it is told to go away. */
export class PooledSession {
  /** Requests so far. */
  uses = 0;
  /** Whether no more requests may begin. */
  isLeaving = false;
  /** Streams beyond this one were not looked at (RFC 9113 6.8). */
  private lastSeen = Infinity;
  private open = 0;
  private readonly pings: NodeJS.Timeout;

  /**
   * @param pingEvery milliseconds between looks whether the upstream is still there while requests are under way
   * @param onChange called when there is room again, or when it leaves
   */
  constructor(
    readonly session: ClientHttp2Session,
    pingEvery: number,
    private readonly onChange: () => void,
  ) {
    session.on('error', ignore);
    session.on('goaway', (code: number, last: number) => {
      this.lastSeen = last;
      this.leave();
      if (code === NGHTTP2_NO_ERROR && this.open === 0) session.close();
    });
    session.on('remoteSettings', onChange).on('close', () => this.end());
    this.pings = setInterval(() => this.ping(), pingEvery);
    this.pings.unref();
  }

  get hasRoom(): boolean {
    const { maxConcurrentStreams = maxStreams } = this.session.remoteSettings ?? {};
    return !this.isLeaving && this.open < Math.min(maxStreams, maxConcurrentStreams);
  }

  get isIdle(): boolean {
    return this.open === 0;
  }

  /** @throws what Node says when the connection is on its way out */
  request(headers: OutgoingHttpHeaders, endStream: boolean): ClientHttp2Stream {
    const stream = this.session.request(headers, { endStream, waitForTrailers: !endStream });
    this.uses += 1;
    this.open += 1;
    stream.once('close', () => {
      this.open -= 1;
      if (this.isLeaving && this.open === 0) this.session.close();
      else this.onChange();
    });
    return stream;
  }

  /** Whether the upstream said that it has not looked at this stream. */
  hasNotSeen({ id }: ClientHttp2Stream): boolean {
    return id !== undefined && id > this.lastSeen;
  }

  /** Takes no more requests, and closes behind the last one. */
  leave(): void {
    if (this.isLeaving) return;
    this.isLeaving = true;
    if (this.open === 0) this.session.close();
    this.onChange();
  }

  private end(): void {
    clearInterval(this.pings);
    this.isLeaving = true;
    this.onChange();
  }

  private ping(): void {
    if (this.open === 0 || this.session.destroyed) return;
    const lost = (): void =>
      this.session.destroy(Object.assign(new Error('no answer to PING'), { code: 'ECONNRESET' }));
    const timer = setTimeout(lost, pong);
    this.session.ping((error) => {
      clearTimeout(timer);
      if (error) lost();
    });
  }
}

function ignore(): void {}
