/** What an embedder may tell the engine http-proxy: its options and its events, as far as they leave its guards whole. */
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { ServerOptions } from 'http-proxy';
import type { FaultCode } from '../../answer/faults';

/** Options of http-proxy 1.18 that say nothing about framing, target or connections. */
export const allowedOptions = [
  'auth',
  'autoRewrite',
  'changeOrigin',
  'cookieDomainRewrite',
  'cookiePathRewrite',
  'headers',
  'hostRewrite',
  'localAddress',
  'preserveHeaderKeyCase',
  'protocolRewrite',
] as const;

/** The same, as http-proxy types them. */
export type HttpProxyOptions = Readonly<Pick<ServerOptions, (typeof allowedOptions)[number]>>;

/** What a listener may do to the answer before its head leaves: the part of `ServerResponse` that changes fields. */
export interface AnswerFields {
  statusCode: number;
  statusMessage: string;
  readonly headersSent: boolean;
  setHeader(name: string, value: number | string | readonly string[]): this;
  getHeader(name: string): number | string | readonly string[] | undefined;
  hasHeader(name: string): boolean;
  removeHeader(name: string): void;
}

/**
 * Listeners for the events of http-proxy. The request is the caller's, as it came. A listener that throws fails its
 * request with 500 `PROXY_INTERNAL`, as does one that changes method, path or framing of the upstream's request.
 */
export interface HttpProxyEvents {
  /** A request is about to be sent; a second time when it is sent again. */
  readonly start?: (request: IncomingMessage, target: string) => void;
  /** Its fields may be changed now: `proxyReq.setHeader('x-tenant', 'a')`. */
  readonly proxyReq?: (proxyReq: ClientRequest, request: IncomingMessage, answer: AnswerFields) => void;
  /** The answer's head is there; `proxyRes.headers`, `proxyRes.statusCode` and `answer` may be changed. */
  readonly proxyRes?: (proxyRes: IncomingMessage, request: IncomingMessage, answer: AnswerFields) => void;
  /** The answer has arrived whole. */
  readonly end?: (request: IncomingMessage, answer: AnswerFields, proxyRes: IncomingMessage) => void;
  /** There is no answer, or not all of it; the caller has been told. */
  readonly error?: (error: Error, request: IncomingMessage, code: FaultCode) => void;
}

/** Name of an event. */
export type HttpProxyEvent = keyof HttpProxyEvents;

/** Settings of the engine http-proxy. */
export interface HttpProxySettings {
  readonly options?: HttpProxyOptions;
  readonly on?: HttpProxyEvents;
}
