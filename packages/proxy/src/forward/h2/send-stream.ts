/** What a stream carries to an upstream. */
import type { ClientHttp2Stream, OutgoingHttpHeaders } from 'node:http2';
import { constants } from 'node:http2';
import { Readable } from 'node:stream';
import type { TableUpstream } from '@banyan/routing';
import { cutStream } from '../../h2/cut-stream';
import { toH2Headers } from '../../h2/to-h2-headers';
import { toTrailers } from '../../head/to-trailers';
import type { Exchange } from '../exchange';

/** The request's head. @throws TypeError when a value cannot be said */
export function toStreamHead({ request, target, head }: Exchange, { origin }: TableUpstream): OutgoingHttpHeaders {
  const headers = toH2Headers(head.fields, {
    ':method': request.method ?? 'GET',
    ':path': target,
    ':scheme': origin.slice(0, origin.indexOf(':')),
    ':authority': head.host ?? new URL(origin).host,
  });
  delete headers['host'];
  return headers;
}

/** The body and the trailers behind it; null when the stream has ended with its head. */
export function sendBody(stream: ClientHttp2Stream, body: Buffer | Readable | null, exchange: Exchange): void {
  stream.on('wantTrailers', () => sendTrailers(stream, exchange));
  if (body === null) return;
  if (!(body instanceof Readable)) return void stream.end(body);
  body.on('error', () => cutStream(stream, constants.NGHTTP2_CANCEL));
  body.pipe(stream);
}

function sendTrailers(stream: ClientHttp2Stream, { request }: Exchange): void {
  if (stream.destroyed || stream.closed) return;
  const raw = request.rawTrailers.map((text) => Buffer.from(text, 'latin1'));
  stream.sendTrailers(toH2Headers(toTrailers(raw).flat(), {}));
}
