/** The response object of a server that embeds the proxy, in the shape that all stages know. Leaves the object as it is. */
import { EventEmitter } from 'node:events';
import { type OutgoingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { CallerAnswer } from '../forward/caller';
import type { Exchange } from '../forward/exchange';

/** Node's own methods: what middleware has put over them (to compress, to keep sessions) is about other answers. */
const plain = ServerResponse.prototype;

const writeHead = plain.writeHead as (
  this: ServerResponse,
  status: number,
  statusText: string | undefined,
  fields: string[] | undefined,
) => unknown;

/** Fields about a body and its framing: those of an answer that is not this one. */
const foreign = /^(?:content-(?:length|encoding|type|range)|transfer-encoding|connection|keep-alive|trailer|upgrade)$/;

/** Other fields that are set already stay, unless the answer has them too. */
export class HostAnswer implements CallerAnswer {
  exchange: Exchange | undefined;
  readonly isGrpc = false;
  private readonly kept: ReadonlySet<string>;
  private readonly isBare: boolean;

  constructor(private readonly response: ServerResponse) {
    const names = response.getHeaderNames();
    this.isBare = names.length === 0;
    this.kept = new Set(names.filter((name) => !foreign.test(name)));
  }

  get statusCode(): number {
    return this.response.statusCode;
  }

  get headersSent(): boolean {
    return this.response.headersSent;
  }

  get writableEnded(): boolean {
    return this.response.writableEnded;
  }

  get writableFinished(): boolean {
    return this.response.writableFinished;
  }

  get destroyed(): boolean {
    return this.response.destroyed;
  }

  get socket(): Socket | null {
    return this.response.socket;
  }

  writeHead(status: number, statusText: string | undefined, fields: string[]): this {
    const { response } = this;
    if (!this.isBare) this.join(fields);
    writeHead.call(response, status, statusText, this.isBare ? fields : undefined);
    return this;
  }

  flushHeaders(): void {
    plain.flushHeaders.call(this.response);
  }

  write(chunk: Buffer | string): boolean {
    return plain.write.call(this.response, chunk, 'utf8');
  }

  writePiece(piece: Buffer): boolean {
    return this.write(piece);
  }

  end(chunk?: Buffer | string): this {
    (plain.end as (this: OutgoingMessage, chunk?: Buffer | string) => unknown).call(this.response, chunk);
    return this;
  }

  endWhole(body: Buffer): void {
    this.end(body);
  }

  addTrailers(trailers: [string, string][]): void {
    plain.addTrailers.call(this.response, trailers as never);
  }

  writeContinue(): void {
    plain.writeContinue.call(this.response);
  }

  writeEarlyHints(hints: Record<string, string | string[]>): void {
    plain.writeEarlyHints.call(this.response, hints);
  }

  destroy(): this {
    plain.destroy.call(this.response);
    return this;
  }

  on(event: 'close' | 'error', listener: (this: CallerAnswer) => void): this {
    listen(this.response, event, () => listener.call(this));
    return this;
  }

  once(event: 'drain', listener: () => void): this {
    const { response } = this;
    const hear = (): void => {
      response.off(event, hear);
      listener();
    };
    listen(response, event, hear);
    return this;
  }

  /** Beside fields that were set before, Node 20 would keep only the last of several with one name. */
  private join(fields: readonly string[]): void {
    const { response } = this;
    // Also what is left of a head that Node refused to send goes.
    for (const name of response.getHeaderNames()) if (!this.kept.has(name)) response.removeHeader(name);
    for (const [name, values] of gather(fields))
      response.setHeader(name, values.length === 1 ? (values[0] as string) : values);
  }
}

/** Values by name, as the first of them is written. */
function gather(fields: readonly string[]): Iterable<[name: string, values: string[]]> {
  const byName = new Map<string, [string, string[]]>();
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [name, value] = [fields[i] as string, fields[i + 1] as string];
    const known = byName.get(name.toLowerCase());
    if (known) known[1].push(value);
    else byName.set(name.toLowerCase(), [name, [value]]);
  }
  return byName.values();
}

/** Not by the object's own `on`, nor by `once`, which calls it: what compresses answers keeps listeners for itself. */
function listen(response: ServerResponse, event: string, listener: () => void): void {
  EventEmitter.prototype.on.call(response, event, listener);
}
