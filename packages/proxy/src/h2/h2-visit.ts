/** One connection of a caller that speaks HTTP/2. */
import type { ServerHttp2Session, ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import type { FaultCode } from '../answer/faults';
import type { CallerAnswer, CallerRequest } from '../forward/caller';
import { H2Answer } from './h2-answer';
import { H2Request } from './h2-request';
import { isGrpc } from './is-grpc';
import { type MessageHead, toMessageHead } from './to-message-head';
import { watchDeadline } from './watch-deadline';

/** What becomes of a stream. */
export interface StreamStages {
  readonly serve: (request: CallerRequest, response: CallerAnswer, expectsContinue: boolean) => void;
  readonly refuse: (response: CallerAnswer, code: FaultCode) => void;
}

/** Milliseconds within which a caller that gives up its request has hardly meant it. */
const rash = 1_000;

/** Counts what the connection asks for. */
export class H2Visit {
  /** Requests so far. */
  streams = 0;
  /** Since when nothing is under way; 0 while something is. */
  idleSince: number;
  /** Called when more than half of its requests are given up at once (CVE-2023-44487, CVE-2025-8671). */
  onRash: () => void = () => undefined;
  private open = 0;
  private given = 0;

  /** @param maxRash requests given up at once before it is noticed */
  constructor(
    readonly session: ServerHttp2Session,
    private readonly socket: Socket,
    private readonly stages: StreamStages,
    private readonly clock: () => number,
    private readonly maxRash: number,
  ) {
    this.idleSince = clock();
    // The last argument is missing in the types of Node 20.
    const receive = (stream: ServerHttp2Stream, ...[, , raw]: [unknown, unknown, readonly string[]]): void =>
      this.receive(stream, raw);
    session.on('stream', receive as never);
  }

  private receive(stream: ServerHttp2Stream, raw: readonly string[]): void {
    const ends = stream.endAfterHeaders;
    const head = toMessageHead(raw, ends);
    const request = new H2Request(stream, this.socket, typeof head === 'string' ? nothing : head, ends);
    const response = new H2Answer(stream, request, isGrpc(request.rawHeaders), this.clock);
    this.watch(stream, response);
    if (ends) stream.resume(); // only what is read to its end is closed
    if (typeof head === 'string') return this.stages.refuse(response, head);
    const expectation = valueOf(request.rawHeaders, 'expect');
    if (expectation === undefined) this.stages.serve(request, response, false);
    else if (/^100-continue$/i.test(expectation)) this.stages.serve(request, response, true);
    else this.stages.refuse(response, 'PROXY_EXPECTATION_FAILED');
    if (response.isGrpc) watchDeadline(stream, response, valueOf(request.rawHeaders, 'grpc-timeout'));
  }

  private watch(stream: ServerHttp2Stream, response: H2Answer): void {
    const began = this.clock();
    this.streams += 1;
    this.open += 1;
    this.idleSince = 0;
    stream.on('error', () => undefined);
    stream.on('close', () => {
      this.open -= 1;
      if (this.open === 0) this.idleSince = this.clock();
      if (response.writableFinished || this.clock() - began >= rash) return;
      this.given += 1;
      if (this.given >= this.maxRash && this.given > this.streams / 2) this.onRash();
    });
  }
}

/** Of a request that cannot be read. */
const nothing: MessageHead = { method: 'GET', target: '/', rawHeaders: [] };

function valueOf(raw: readonly string[], name: string): string | undefined {
  for (let i = 0; i + 1 < raw.length; i += 2) if (raw[i] === name) return raw[i + 1];
  return undefined;
}
