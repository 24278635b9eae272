/** One request's way through http-proxy, guarded at every turn; the steps are those of `undici-forwarder.ts`. */
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { FaultCode } from '../../answer/faults';
import type { Exchange } from '../exchange';
import type { ForwarderSettings, Journey } from '../forwarder';
import type { Waiter } from '../../guard/gate';
import { inform } from '../inform';
import { mayResend } from '../may-resend';
import { isConnectionLost, toFault } from '../to-fault';
import type { HttpProxyUpstream } from './http-proxy-upstream';
import { OutgoingAnswer } from './outgoing-answer';
import { type OutgoingRequest, toOutgoingRequest, wholeBody } from './outgoing-request';
import type { HttpProxyEvent, HttpProxyEvents } from './settings';
import { toSentFields } from './to-sent-fields';
import { framingOf, invalidAnswer, isSayable, limitWaiting } from './watch-upstream';

/** Relays an answer; http-proxy's own listener. */
type Relay = (this: ClientRequest, proxyRes: IncomingMessage) => void;

/** Never throws into http-proxy, and lets nothing of http-proxy throw into the process. */
export class HttpProxyJourney implements Journey, Waiter {
  private request: OutgoingRequest | undefined;
  private answer: OutgoingAnswer | undefined;
  private proxyReq: ClientRequest | undefined;
  private proxyRes: IncomingMessage | undefined;
  private stopWaiting: () => void = () => undefined;
  private informational = 0;
  private resent = false;
  private cancelled = false;
  private placed = false;
  private body: Readable | undefined;

  constructor(
    private readonly exchange: Exchange,
    private readonly upstream: HttpProxyUpstream,
    private readonly settings: ForwarderSettings,
  ) {}

  /** Step 3. */
  start(body: Readable): void {
    if (this.cancelled) return;
    this.body = body;
    if (this.settings.gate.enter(this)) this.admitted();
  }

  /** Called by the gate. */
  admitted(): void {
    this.placed = true;
    this.upstream.take();
    if (this.body) this.send(this.body);
  }

  /** Called by the gate. */
  turnedAway(): void {
    this.exchange.fail('PROXY_UPSTREAM_BUSY');
  }

  /** Step 9. */
  cancel(): void {
    this.cancelled = true;
    this.settings.gate.forget(this);
    this.letGo();
  }

  /** Event `start`. */
  starting(target: string): void {
    this.tell('start', this.callersRequest, target);
  }

  /** Event `proxyReq`: the head is complete and not sent. */
  connecting(proxyReq: ClientRequest): void {
    const { answer, exchange } = this;
    if (this.cancelled || !answer) return void proxyReq.destroy();
    this.proxyReq = proxyReq;
    proxyReq.maxHeadersCount = 0; // bounded by their bytes; Node would drop the rest without a word
    proxyReq.on('information', ({ statusCode, rawHeaders }) => this.informed(statusCode, rawHeaders));
    proxyReq.on('upgrade', (_, socket) => {
      socket.destroy();
      this.fail(invalidAnswer('a protocol nobody asked for'));
    });
    const [relay] = proxyReq.listeners('response') as Relay[];
    proxyReq.removeAllListeners('response').on('response', (proxyRes: IncomingMessage) => this.relay(proxyRes, relay));
    this.stopWaiting = limitWaiting(proxyReq, exchange, (code) => this.end(code));
    restoreField(proxyReq, this.request, '__proto__');
    const framing = framingOf(proxyReq);
    this.tell('proxyReq', proxyReq, this.callersRequest, answer);
    if (exchange.way.shadow) exchange.sent = toSentFields(proxyReq);
    if (framingOf(proxyReq) !== framing) this.blame('proxyReq', new Error('a listener changed the framing'));
  }

  /** Event `proxyRes`. */
  answering(proxyRes: IncomingMessage): void {
    if (this.answer) this.tell('proxyRes', proxyRes, this.callersRequest, this.answer);
  }

  /** Event `end`. */
  arrived(proxyRes: IncomingMessage): void {
    if (this.answer && proxyRes.complete) this.tell('end', this.callersRequest, this.answer, proxyRes);
  }

  /** Listeners know Node's object; of a caller by HTTP/2 they get one with its most used parts. */
  private get callersRequest(): IncomingMessage {
    return this.exchange.request as IncomingMessage;
  }

  private send(body: Readable): void {
    const request = toOutgoingRequest(this.exchange, body, this);
    const answer = new OutgoingAnswer(this.exchange, this.settings.clock, () => this.finish());
    [this.request, this.answer, this.proxyReq, this.proxyRes] = [request, answer, undefined, undefined];
    try {
      this.upstream.send(request, answer, this.resent, (error) => this.request === request && this.fail(error));
    } catch (error) {
      this.fail(error as Error);
    }
  }

  private informed(status: number, rawHeaders: readonly string[]): void {
    const raw = rawHeaders.map((text) => Buffer.from(text, 'latin1'));
    inform(this.exchange, status, raw, ++this.informational);
  }

  /** Steps 5 to 7, which http-proxy takes; whatever it throws is the answer's fault. */
  private relay(proxyRes: IncomingMessage, relay: Relay | undefined): void {
    const { answer, proxyReq, request } = this;
    if (!answer || !proxyReq || !relay) return;
    this.proxyRes = proxyRes;
    if (this.exchange.isTurnedDown(proxyRes.statusCode ?? 0)) return this.cancel();
    if (!isSayable(proxyRes)) return this.end('PROXY_UPSTREAM_INVALID', invalidAnswer('no status of HTTP'));
    const brokenOff = (): void => {
      if (this.request === request && !proxyRes.complete) this.fail(invalidAnswer('half an answer'));
    };
    proxyRes.on('error', brokenOff).on('close', brokenOff);
    answer.receive(proxyRes);
    try {
      relay.call(proxyReq, proxyRes);
      if (this.answer === answer) answer.begin(proxyRes);
    } catch (error) {
      this.blame('proxyRes', error as Error);
    }
  }

  /** The answer is through. A body still on its way is not waited for, but its connection can not be used again. */
  private finish(): void {
    if (this.proxyReq?.writableFinished) this.giveBack();
    else this.letGo();
  }

  /** Step 8. */
  private fail(error: Error): void {
    if (!this.placed || this.proxyRes?.complete) return; // rubbish behind a whole answer harms nobody
    const { proxyReq, proxyRes, exchange } = this;
    const again = !this.resent && !proxyRes && proxyReq?.reusedSocket === true && isConnectionLost(error);
    if (!this.cancelled && again && mayResend(exchange)) {
      this.resent = true;
      this.stopWaiting();
      this.settings.onRetry();
      return this.send(wholeBody(null));
    }
    this.end(toFault(error), error);
  }

  /** Lets go of the upstream and tells the caller, then the listener. */
  private end(code: FaultCode, error: Error = new Error(code)): void {
    const told = this.cancelled || !this.placed;
    this.letGo();
    if (told) return;
    this.exchange.fail(code);
    if (this.exchange.fault) this.tell('error', error, this.callersRequest, code); // else it is sent again
  }

  /** http-proxy aborts its request at this event; Node itself stopped sending it. */
  private letGo(): void {
    const { request, proxyRes } = this;
    this.giveBack();
    proxyRes?.unpipe();
    request?.emit('aborted');
    request?.destroy();
  }

  private giveBack(): void {
    this.stopWaiting();
    [this.request, this.answer] = [undefined, undefined];
    if (!this.placed) return;
    this.placed = false;
    this.upstream.release();
    this.settings.gate.leave();
  }

  private tell<E extends HttpProxyEvent>(event: E, ...args: Parameters<NonNullable<HttpProxyEvents[E]>>): void {
    const listener = this.settings.httpProxy?.on?.[event] as ((...args: unknown[]) => void) | undefined;
    try {
      listener?.(...args);
    } catch (error) {
      this.blame(event, error as Error);
    }
  }

  private blame(event: string, error: Error): void {
    this.settings.onListenerFault(event, error);
    this.end('PROXY_INTERNAL', error);
  }
}

/** http-proxy copies fields into an ordinary object, where this name means something else. */
function restoreField(proxyReq: ClientRequest, request: OutgoingRequest | undefined, name: string): void {
  const value = request?.headers[name];
  if (value !== undefined && !proxyReq.hasHeader(name)) proxyReq.setHeader(name, value);
}
