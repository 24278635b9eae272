/** One copy's way to an upstream by HTTP/2. */
import { type ClientHttp2Stream, constants, type IncomingHttpHeaders, type IncomingHttpStatusHeader } from 'node:http2';
import type { TableUpstream } from '@banyan/routing';
import { lossOf } from '../forward/h2/to-loss';
import type { PooledSession } from '../forward/h2/pooled-session';
import type { SessionPool, SessionSeeker } from '../forward/h2/session-pool';
import { toFault } from '../forward/to-fault';
import { cutStream } from '../h2/cut-stream';
import { rawFields } from '../h2/raw-fields';
import { toH2Headers } from '../h2/to-h2-headers';
import { watchEnd } from '../h2/watch-end';
import { toTrailers } from '../head/to-trailers';
import type { CopiedRequest, CopyOutcome } from './copied-request';
import { CopyAnswer } from './copy-answer';
import type { ByteCount } from './kept-body';

const { NGHTTP2_CANCEL, NGHTTP2_NO_ERROR } = constants;

type Headers = IncomingHttpHeaders & IncomingHttpStatusHeader;

/** One stream. It is never sent again: nobody waits for a copy. */
export class H2CopyJourney implements SessionSeeker {
  private stream: ClientHttp2Stream | undefined;
  private session: PooledSession | undefined;
  private trailers: string[] = [];
  private readonly answer: CopyAnswer;

  constructor(
    private readonly request: CopiedRequest,
    private readonly upstream: TableUpstream,
    private readonly pool: SessionPool,
    count: ByteCount,
    clock: () => number,
    onEnd: (outcome: CopyOutcome) => void,
  ) {
    this.answer = new CopyAnswer(request, count, clock, (outcome) => {
      this.letGo();
      onEnd(outcome);
    });
  }

  start(): void {
    this.pool.seek(this, this.request.timeout);
  }

  cancel(): void {
    this.answer.cancel();
  }

  /** Called by the pool. */
  failed(error: Error): void {
    this.answer.fail(toFault(error));
  }

  /** Called by the pool. */
  found(session: PooledSession): void {
    const { body } = this.request;
    try {
      const stream = session.request(this.toHeaders(), body === null);
      [this.stream, this.session] = [stream, session];
      this.listen(stream);
      if (body !== null) stream.end(body);
    } catch (error) {
      session.leave(); // Node knows before we do that it is on its way out
      this.answer.fail(lossOf(undefined, error as Error));
    }
  }

  private toHeaders(): ReturnType<typeof toH2Headers> {
    const { method, path, fields } = this.request;
    const { origin } = this.upstream;
    const scheme = origin.slice(0, origin.indexOf(':'));
    const headers = toH2Headers(fields, { ':method': method, ':path': path, ':scheme': scheme });
    headers[':authority'] = headers['host'] ?? new URL(origin).host;
    delete headers['host'];
    return headers;
  }

  private listen(stream: ClientHttp2Stream): void {
    const { answer } = this;
    const hasEnded = watchEnd(stream);
    let error: Error | undefined;
    const began = (headers: Headers, _: number, raw: string[]): void =>
      answer.began(headers[':status'] ?? 0, rawFields(raw));
    stream.on('response', began as never);
    stream.on('trailers', ((_: unknown, __: number, raw: string[]) => (this.trailers = raw)) as never);
    stream.on('data', (chunk: Buffer) => answer.came(chunk));
    stream.on('wantTrailers', () => stream.destroyed || stream.sendTrailers({}));
    stream.on('error', (cause: Error) => (error ??= cause));
    stream.on('end', () => {
      const isWhole = hasEnded() || this.trailers.length > 0;
      if (stream.rstCode !== NGHTTP2_NO_ERROR || error || !answer.hasBegun || !isWhole) return;
      answer.finish(toTrailers(rawFields(this.trailers)).flat(), true);
    });
    stream.on('close', () => answer.fail(lossOf(stream, error)));
  }

  /** The connection stays: only the stream is cut. */
  private letGo(): void {
    const { stream, session } = this;
    this.pool.forget(this);
    if (!stream) return;
    cutStream(stream, NGHTTP2_CANCEL);
    stream.resume();
    session?.release(stream);
  }
}
