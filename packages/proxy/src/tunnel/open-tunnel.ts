/** Takes a WebSocket handshake to the upstream; its answer decides between a tunnel and an ordinary answer. */
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { Destination } from '@banyan/routing';
import { answerFaultRaw, toHead } from '../answer/answer-fault';
import type { FaultCode } from '../answer/faults';
import { toFault } from '../forward/to-fault';
import { toClientFields } from '../head/to-client-fields';
import type { Tally } from '../metrics/tally';
import type { Dialer } from '../tls/dialer';
import { viaDialer } from '../tls/via-dialer';
import { Tunnel } from './tunnel';

/** A connection that left HTTP, or is about to. */
export interface Upgraded {
  /** Says goodbye, then ends. */
  endPolitely(): void;
  /** Ends at once. */
  cut(): void;
}

/** Bytes a caller may send before the upstream has agreed. */
const maxEarly = 65_536;

/** A handshake, judged and routed. */
export interface Handshake {
  readonly caller: Socket;
  /** What the caller sent right behind its head. */
  readonly early: Buffer;
  readonly target: string;
  /** For the upstream, without Connection and Upgrade. */
  readonly fields: readonly string[];
  readonly destination: Destination;
  /** To an upstream on https. */
  readonly dialer: Dialer | undefined;
  readonly tally: Tally;
  /** Milliseconds until the upstream must have answered. */
  readonly timeout: number;
  /** Where this connection is listed while it lasts. */
  readonly upgraded: Set<Upgraded>;
  /** Called once, when everything about this connection has ended. */
  readonly onEnd: () => void;
}

/** Never throws; a handshake that fails is answered on the socket. */
export function openTunnel(handshake: Handshake): void {
  const { caller, destination, target, fields, timeout } = handshake;
  const { hostname, port } = destination.upstream;
  const headers = [...fields, 'Connection', 'Upgrade', 'Upgrade', 'websocket'];
  const how = viaDialer(handshake.dialer, timeout) ?? { agent: false };
  const upstream = httpRequest({ host: hostname, port, path: target, headers, method: 'GET', ...how });
  const settled = new Settlement(handshake, upstream);
  const timer = setTimeout(() => settled.fail('PROXY_UPSTREAM_TIMEOUT'), timeout);
  upstream.on('close', () => clearTimeout(timer));
  upstream.on('error', (error) => settled.fail(toFault(error)));
  upstream.on('response', (answer) => settled.relay(answer));
  upstream.on('upgrade', (answer, socket, early) => settled.join(answer, socket as Socket, early));
  caller.on('error', () => caller.destroy());
  caller.on('data', settled.hold).on('end', settled.leave).on('close', settled.leave);
  upstream.end();
}

/** The one outcome of a handshake. */
class Settlement implements Upgraded {
  private done = false;
  private early: Buffer;

  constructor(
    private readonly handshake: Handshake,
    private readonly upstream: ClientRequest,
  ) {
    this.early = handshake.early;
    handshake.upgraded.add(this);
  }

  /** A caller that is read from is noticed when it leaves; what it says too early is kept, within bounds. */
  readonly hold = (chunk: Buffer): void => {
    this.early = Buffer.concat([this.early, chunk]);
    if (this.early.length > maxEarly) this.handshake.caller.pause();
  };

  /** The caller has gone. */
  readonly leave = (): void => {
    this.upstream.destroy();
    if (this.done) return;
    this.done = true;
    this.handshake.tally.upgrades.failed += 1;
    this.handshake.caller.destroy();
    this.end(this);
  };

  endPolitely(): void {
    this.fail('PROXY_STOPPING');
  }

  cut(): void {
    this.handshake.caller.destroy();
  }

  /** The upstream agreed. */
  join(answer: IncomingMessage, socket: Socket, early: Buffer): void {
    if (!isWebSocket(answer) || this.done) {
      socket.destroy();
      return this.fail('PROXY_UPSTREAM_INVALID');
    }
    const { caller, tally, upgraded } = this.handshake;
    this.done = true;
    caller.off('data', this.hold).off('end', this.leave).off('close', this.leave);
    tally.upgrades.accepted += 1;
    tally.tunnels += 1;
    const fields = [...fieldsOf(answer, false), 'Connection', 'Upgrade', 'Upgrade', 'websocket'];
    caller.write(toHead(101, 'Switching Protocols', fields), 'latin1');
    const tunnel = new Tunnel(caller, socket, () => {
      tally.tunnels -= 1;
      this.end(tunnel);
    });
    upgraded.delete(this);
    upgraded.add(tunnel);
    tunnel.sendEarly(this.early, early);
    caller.resume();
  }

  /** The upstream declined: its answer is the caller's, and the connection ends with it. */
  relay(answer: IncomingMessage): void {
    if (this.done) return;
    // 101 without Upgrade is no answer, and to the caller it would be a tunnel.
    if ((answer.statusCode ?? 0) < 200) return this.fail('PROXY_UPSTREAM_INVALID');
    this.done = true;
    const { caller, tally } = this.handshake;
    tally.upgrades.refused += 1;
    caller.on('close', () => this.end(this));
    caller.write(toHead(answer.statusCode ?? 502, answer.statusMessage ?? '', fieldsOf(answer, true)), 'latin1');
    answer.on('error', () => caller.destroy());
    answer.on('end', () => caller.destroySoon());
    answer.pipe(caller, { end: false });
  }

  /** There is no answer. */
  fail(code: FaultCode): void {
    if (this.done) return;
    this.done = true;
    const { caller, tally } = this.handshake;
    tally.upgrades.failed += 1;
    this.upstream.destroy();
    answerFaultRaw(caller, code);
    this.end(this);
  }

  private end(listed: Upgraded): void {
    this.handshake.upgraded.delete(listed);
    this.handshake.onEnd();
  }
}

function isWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}

function fieldsOf({ rawHeaders, statusCode = 0 }: IncomingMessage, close: boolean): readonly string[] {
  const raw = rawHeaders.map((text) => Buffer.from(text, 'latin1'));
  return toClientFields(raw, statusCode, close).fields;
}
