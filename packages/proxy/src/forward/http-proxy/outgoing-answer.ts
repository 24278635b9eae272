/** What http-proxy takes for the response: collects the head, relays the body, and never ends what is not whole. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Writable } from 'node:stream';
import { addCookie } from '../../head/issue-cookie';
import { toClientFields } from '../../head/to-client-fields';
import { toTrailers } from '../../head/to-trailers';
import type { Exchange } from '../exchange';
import type { AnswerFields } from './settings';
import { copyHeaders, type FieldValue, type SetField, toAnswerFields } from './to-answer-fields';

/** Only `_final` ends the caller's answer; whatever else happens to the stream leaves that to the journey. */
export class OutgoingAnswer extends Writable implements AnswerFields {
  statusCode = 200;
  statusMessage = '';
  private readonly set = new Map<string, SetField>();
  private before: IncomingHttpHeaders = {};
  private proxyRes: IncomingMessage | undefined;

  /** @param onEnd called once, when the answer has been handed on whole */
  constructor(
    private readonly exchange: Exchange,
    private readonly clock: () => number,
    private readonly onEnd: () => void,
  ) {
    super({ highWaterMark: 65_536 });
    this.on('error', ignore);
  }

  get headersSent(): boolean {
    return this.exchange.response.headersSent;
  }

  /** Read by http-proxy. */
  get finished(): boolean {
    return this.writableEnded;
  }

  setHeader(name: string, value: FieldValue): this {
    this.set.set(name.toLowerCase(), { name, value });
    return this;
  }

  getHeader(name: string): FieldValue | undefined {
    return this.set.get(name.toLowerCase())?.value;
  }

  hasHeader(name: string): boolean {
    return this.set.has(name.toLowerCase());
  }

  removeHeader(name: string): void {
    this.set.delete(name.toLowerCase());
  }

  /** The upstream has answered; http-proxy and listeners are about to see it. */
  receive(proxyRes: IncomingMessage): void {
    this.proxyRes = proxyRes;
    this.before = copyHeaders(proxyRes.headers);
  }

  /**
   * Step 5: the head as it now is. It leaves with the first piece of the body, or by itself when none follows at once.
   * @throws what Node says about a status or field that a listener made impossible
   */
  begin({ rawHeaders }: IncomingMessage): void {
    const { request, response, closing, cookie, witness } = this.exchange;
    if (this.statusCode < 200) throw new RangeError(`no final status: ${this.statusCode}`);
    const raw = toAnswerFields(rawHeaders, this.before, this.set).map((text) => Buffer.from(text, 'latin1'));
    const { fields } = toClientFields(raw, this.statusCode, closing, request);
    witness?.began(this.statusCode, fields);
    if (cookie !== undefined) addCookie(fields, cookie);
    response.writeHead(this.statusCode, this.statusMessage, fields);
    setImmediate(flush, response);
  }

  /** Step 6. */
  override _write(chunk: Buffer, _: BufferEncoding, callback: () => void): void {
    const { response, witness } = this.exchange;
    witness?.body(chunk);
    if (response.writePiece(chunk)) return callback();
    this.exchange.awaitingDrainSince = this.clock();
    response.once('drain', () => {
      this.exchange.awaitingDrainSince = 0;
      callback();
    });
  }

  /** Step 7. */
  override _final(callback: () => void): void {
    const { response, witness } = this.exchange;
    witness?.completed();
    const trailers = this.proxyRes?.rawTrailers.map((text) => Buffer.from(text, 'latin1')) ?? [];
    if (trailers.length > 0) response.addTrailers(toTrailers(trailers));
    response.end();
    callback();
    this.onEnd();
  }
}

function flush(response: Exchange['response']): void {
  if (!response.writableEnded && !response.destroyed) response.flushHeaders();
}

function ignore(): void {}
