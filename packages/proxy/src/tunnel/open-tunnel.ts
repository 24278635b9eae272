/** Takes a WebSocket handshake to the upstream; its answer decides between a tunnel and an ordinary answer. */
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import type { Socket } from 'node:net';
import { answerFaultRaw, toHead } from '../answer/answer-fault';
import type { FaultCode } from '../answer/faults';
import { toFault } from '../forward/to-fault';
import { toClientFields } from '../head/to-client-fields';
import { heedOutcome, outcomeOf } from '../health/outcome-of';
import type { Tally } from '../metrics/tally';
import type { TallyBook } from '../metrics/tally-book';
import type { Way } from '../table/way';
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
  readonly way: Way;
  /** Whether it finds out how an ejected upstream is. */
  readonly isTrial: boolean;
  readonly book: TallyBook;
  /** Where this connection is listed while it lasts. */
  readonly upgraded: Set<Upgraded>;
  /** Called once, when everything about this connection has ended. */
  readonly onEnd: () => void;
}

/** Never throws; a handshake that fails is answered on the socket. */
export function openTunnel(handshake: Handshake): void {
  const { caller } = handshake;
  const settlement = new Settlement(handshake);
  caller.on('error', () => caller.destroy());
  caller.on('data', settlement.hold).on('end', settlement.leave).on('close', settlement.leave);
  settlement.begin();
}

/** The one outcome of a handshake. */
class Settlement implements Upgraded {
  private done = false;
  private early: Buffer;
  private upstream: ClientRequest | undefined;
  /** Whether the upstream's quota counts it. */
  private counted = false;

  constructor(private readonly handshake: Handshake) {
    this.early = handshake.early;
    handshake.upgraded.add(this);
  }

  /** Sets out when the upstream has room for one more. */
  begin(): void {
    const { tunnels } = this.handshake.way.gate;
    if (this.done) return;
    if (tunnels.isFull) {
      if (!tunnels.waitsForRoom(() => this.begin())) this.overflow();
      return;
    }
    tunnels.taken += 1;
    this.counted = true;
    this.ask();
  }

  private overflow(): void {
    this.handshake.way.gate.overflows += 1;
    this.fail('PROXY_UPSTREAM_BUSY');
  }

  private ask(): void {
    const { way, target, fields } = this.handshake;
    const { hostname, port } = way.destination.upstream;
    const timeout = way.times.handshake;
    const headers = [...fields, 'Connection', 'Upgrade', 'Upgrade', 'websocket'];
    const how = viaDialer(way.dialer, timeout) ?? { agent: false };
    const upstream = httpRequest({ host: hostname, port, path: target, headers, method: 'GET', ...how });
    this.upstream = upstream;
    const timer = setTimeout(() => this.fail('PROXY_UPSTREAM_TIMEOUT'), timeout);
    upstream.on('close', () => clearTimeout(timer));
    upstream.on('error', (error) => this.fail(toFault(error)));
    upstream.on('response', (answer) => this.relay(answer));
    upstream.on('upgrade', (answer, socket, early) => this.join(answer, socket as Socket, early));
    upstream.end();
  }

  /** A caller that is read from is noticed when it leaves; what it says too early is kept, within bounds. */
  readonly hold = (chunk: Buffer): void => {
    this.early = Buffer.concat([this.early, chunk]);
    if (this.early.length > maxEarly) this.handshake.caller.pause();
  };

  /** The caller has gone. */
  readonly leave = (): void => {
    this.upstream?.destroy();
    if (this.done) return;
    this.settle('failed', 0);
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
    const { caller, way, upgraded } = this.handshake;
    const { tally } = way;
    this.settle('accepted', 101);
    caller.off('data', this.hold).off('end', this.leave).off('close', this.leave);
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
    const { caller } = this.handshake;
    const { statusCode = 502 } = answer;
    this.settle('refused', statusCode);
    caller.on('close', () => this.end(this));
    caller.write(toHead(statusCode, answer.statusMessage ?? '', fieldsOf(answer, true)), 'latin1');
    answer.on('error', () => caller.destroy());
    answer.on('end', () => caller.destroySoon());
    answer.pipe(caller, { end: false });
  }

  /** There is no answer. */
  fail(code: FaultCode): void {
    if (this.done) return;
    this.settle('failed', 0, code);
    const { caller, book } = this.handshake;
    book.countFault(code);
    this.upstream?.destroy();
    answerFaultRaw(caller, code);
    this.end(this);
  }

  /** What it came to is known. @param status the upstream's; 0 when there is none */
  private settle(outcome: keyof Tally['upgrades'], status: number, code?: FaultCode): void {
    const { way, isTrial } = this.handshake;
    this.done = true;
    way.tally.upgrades[outcome] += 1;
    heedOutcome(way.health, outcomeOf(status, code), isTrial);
  }

  private end(listed: Upgraded): void {
    const { upgraded, way, onEnd } = this.handshake;
    if (this.counted) way.gate.tunnels.leave();
    upgraded.delete(listed);
    onEnd();
  }
}

function isWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}

function fieldsOf({ rawHeaders, statusCode = 0 }: IncomingMessage, close: boolean): readonly string[] {
  const raw = rawHeaders.map((text) => Buffer.from(text, 'latin1'));
  return toClientFields(raw, statusCode, close).fields;
}
