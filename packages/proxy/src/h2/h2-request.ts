/** A request on a stream of HTTP/2, of the shape that all stages know. */
import type { ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import type { CallerRequest } from '../forward/caller';
import type { MessageHead } from './to-message-head';
import { watchEnd } from './watch-end';

/** Its events are those of the stream. */
export class H2Request implements CallerRequest {
  readonly httpVersion = '2';
  readonly method: string;
  readonly url: string;
  readonly rawHeaders: string[];
  readonly rawTrailers: string[] = [];
  private readonly hasEnded: () => boolean = () => true;

  /** @param ends whether it ended with its head */
  constructor(
    private readonly stream: ServerHttp2Stream,
    readonly socket: Socket,
    { method, target, rawHeaders }: MessageHead,
    private readonly ends: boolean,
  ) {
    this.method = method;
    this.url = target;
    this.rawHeaders = rawHeaders;
    if (ends) return;
    this.hasEnded = watchEnd(stream);
    stream.on('trailers', (_: unknown, __: unknown, raw: string[]) => this.rawTrailers.push(...raw));
  }

  get headers(): Readonly<Record<string, string>> {
    const headers = Object.create(null) as Record<string, string>;
    for (let i = 0; i + 1 < this.rawHeaders.length; i += 2) {
      const [name, value] = [this.rawHeaders[i] as string, this.rawHeaders[i + 1] as string];
      headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
    }
    return headers;
  }

  /** A reset ends the readable side as well; only END_STREAM makes a request whole. */
  get complete(): boolean {
    return this.ends || this.hasEnded();
  }

  on(event: string, listener: (...args: never[]) => void): this {
    this.stream.on(event, listener as () => void);
    return this;
  }

  once(event: string, listener: (...args: never[]) => void): this {
    this.stream.once(event, listener as () => void);
    return this;
  }

  off(event: string, listener: (...args: never[]) => void): this {
    this.stream.off(event, listener as () => void);
    return this;
  }

  pause(): this {
    this.stream.pause();
    return this;
  }

  resume(): this {
    if (!this.stream.destroyed) this.stream.resume();
    return this;
  }
}
