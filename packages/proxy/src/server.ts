/** The map: one request's way through the proxy, stage by stage. */
import type { Socket } from 'node:net';
import { matchRoute } from '@banyan/routing';
import { answerFault } from './answer/answer-fault';
import type { FaultCode } from './answer/faults';
import { Cache } from './cache/cache';
import { isCacheable } from './cache/ticket';
import type { CallerAnswer, CallerRequest } from './forward/caller';
import { Exchange, type ExchangeObserver } from './forward/exchange';
import { Underway } from './forward/underway';
import { type Guest, judgeGuest } from './embed/guest';
import { createFront, type Front, type HttpServer } from './front/create-front';
import { endEmpty } from './front/end-empty';
import { H2Callers } from './h2/h2-callers';
import { assign } from './head/assign';
import { judgeHead } from './head/judge-head';
import { isSecure, peerOf } from './head/peer-of';
import { readHead } from './head/read-head';
import { callerAddress, signFields } from './head/sign-fields';
import { toOriginForm } from './head/to-origin-form';
import { type Detour, toDetour } from './health/detour';
import { divert, Recovery } from './health/recovery';
import { refuseConnection } from './life/refuse-connection';
import { SilentSockets } from './life/silent-sockets';
import type { ServerParts } from './server-parts';
import type { Upgraded } from './tunnel/open-tunnel';
import { receiveUpgrade } from './tunnel/receive-upgrade';

/** The listening side of the proxy. */
export class ProxyServer implements ExchangeObserver {
  readonly http: HttpServer;
  readonly front: Front;
  /** Those that speak HTTP/2. */
  readonly callers: H2Callers;
  /** Exchanges that have begun and not ended. */
  readonly underway = new Underway();
  /** Connections that left HTTP, or are about to. */
  readonly upgraded = new Set<Upgraded>();
  /** Sockets that have not yet sent a request. */
  readonly silent = new SilentSockets();
  /** Set while the proxy drains: every answer then ends its connection. */
  draining = false;
  /** Set when it has drained; only a server around it can still bring requests. */
  ended = false;
  /** Keeps answers of the routes that want it. */
  readonly cache: Cache;
  private readonly recovery: Recovery;
  /** Called whenever an exchange or a tunnel ends. */
  onQuiet: () => void = () => undefined;

  /** @param front where callers connect; the proxy's own when absent */
  constructor(
    readonly parts: ServerParts,
    front?: Front,
  ) {
    this.recovery = new Recovery(parts.book, this.underway, parts.retryFloor);
    const { clock, openStore, means, tables } = parts;
    const onFetch = (exchange: Exchange): void => this.considerCopying(exchange);
    this.cache = new Cache({ recovery: this.recovery, openStore, now: means.now, clock, onFetch });
    tables.onTable((table) => this.cache.adopt(table));
    this.callers = new H2Callers(parts, {
      serve: (request, response, expectsContinue) => this.serve(request, response, expectsContinue),
      refuse: (response, code) => this.refuse(response, code),
    });
    const onHttp2 = (socket: Socket): void => this.callers.accept(socket);
    this.front = front ?? createFront(parts, { onOpen: (socket) => this.silent.add(socket), onHttp2 });
    this.http = this.front.http;
    this.http.on('request', (request, response) => this.serve(request, response));
    this.http.on('checkContinue', (request, response) => this.serve(request, response, true));
    this.http.on('checkExpectation', (_, response) => this.refuse(response, 'PROXY_EXPECTATION_FAILED'));
    this.http.on('clientError', (error: Error, socket) => refuseConnection(this.underway, error, socket));
    this.http.on('connect', (_, socket) => refuseConnection(this.underway, 'PROXY_METHOD_REFUSED', socket));
    this.http.on('upgrade', (request, socket: Socket, early) => receiveUpgrade(this, request, socket, early));
  }

  /** Every stage of a request, in order. A guest comes through a server that is not ours. */
  serve(request: CallerRequest, response: CallerAnswer, expectsContinue = false, guest?: Guest): void {
    const { tables, limits, pseudonym, trusts, clock, means, load, tracer } = this.parts;
    const { socket, rawHeaders, httpVersion, method = 'GET' } = request;
    const { url = '' } = guest ?? request;
    this.silent.delete(socket);
    if (load.isShedding && !guest) return this.refuse(response, 'PROXY_OVERLOADED');
    const live = tables.current; // once: whatever is reloaded meanwhile, this request stays with this table

    const peer = peerOf(socket);
    const head = readHead(rawHeaders, trusts(peer), isSecure(socket));
    const fault = judgeHead(request, head, rawHeaders.length / 2, limits.fields, pseudonym);
    if (fault === 'PROXY_LOOP' && guest?.pass) return guest.pass(); // its own request to the monolith that embeds it
    if (fault) return this.refuse(response, fault);
    if (!guest && response.socket && !head.length && !head.chunked) endEmpty(request);
    if (url === '*' && method === 'OPTIONS') return answerServerOptions(response);
    const target = toOriginForm(url, head.host, head.secure);
    if (target === undefined) return this.refuse(response, 'PROXY_BAD_TARGET');

    const route = matchRoute(live.table, { method, target, host: head.host, fields: head.fields });
    if (route.kind === 'refused') return this.refuse(response, 'PROXY_AMBIGUOUS_PATH');
    if (guest?.pass && route === live.table.unrouted) return guest.pass();
    const reason = guest && judgeGuest(guest, head, this.ended, load.isShedding);
    if (reason) return this.refuse(response, reason);
    const address = callerAddress(head, peer);
    const { destination, cookie } = assign(live.table, route, head, address, means);

    const trace = tracer?.begin(head.fields);
    signFields(head, peer, httpVersion, pseudonym);
    let way = live.wayTo(destination);
    const mayBeKept = destination.caching !== undefined && isCacheable({ request, head });
    let detour: Detour | undefined;
    if (!way.health.isWell && !mayBeKept) {
      detour = toDetour(way, method, head.chunked || !!head.length);
      way = detour.way ?? way;
    }
    const exchange = new Exchange(request, response, head, target, way, live, clock(), address, this);
    exchange.cookie = cookie;
    exchange.trace = trace;
    if (detour) divert(exchange, detour);
    this.begin(exchange);
    if (detour && !detour.way) return exchange.giveUp('PROXY_UPSTREAM_BROKEN');
    if (head.length !== undefined && head.length > destination.maxBody) return refuseBody(exchange, expectsContinue);
    if (expectsContinue) response.writeContinue();
    if (mayBeKept) return this.cache.serve(exchange);
    exchange.start();
    if (way.shadow) this.considerCopying(exchange);
    if (live.table.keepsAnswers) this.cache.watch(exchange);
  }

  private considerCopying(exchange: Exchange): void {
    const { shadow } = exchange.way;
    if (shadow) this.parts.shadows.consider(exchange, shadow, this.draining);
  }

  /** A second try, if there may be one. */
  tryAgain(exchange: Exchange, code: FaultCode, tryEnded: boolean): boolean {
    return this.recovery.tryAgain(exchange, code, tryEnded);
  }

  private begin(exchange: Exchange): void {
    const { live, way, response, request } = exchange;
    live.enter();
    way.tally.inFlight += 1;
    this.underway.add(exchange);
    exchange.closing = this.draining;
    response.on('close', settle);
    response.on('error', ignore);
    // A pipelined request waits for its turn without a socket, so only the request tells when the caller leaves.
    if (response.socket === null) request.on('close', () => request.socket.destroyed && exchange.settle());
  }

  /** The last stage: observe. */
  settled(exchange: Exchange): void {
    const { live, way, response, startedAt, fault } = exchange;
    const milliseconds = this.parts.clock() - startedAt;
    const whole = response.writableFinished;
    const status = response.headersSent ? response.statusCode : 0;
    const { tally } = way;
    tally.inFlight -= 1;
    tally.count(status, milliseconds);
    if (!whole) tally.broken += 1;
    if (fault) this.parts.book.countFault(fault);
    // What a kept answer came to says nothing about an upstream; the fetch of one speaks for itself.
    if (exchange.cached === undefined) this.recovery.settled(exchange, status);
    exchange.witness?.settled(whole);
    this.parts.access?.(exchange, status, milliseconds, whole);
    if (exchange.trace) this.parts.tracer?.end(exchange, exchange.trace, status, milliseconds, whole);
    this.underway.delete(exchange);
    live.leave();
    this.onQuiet();
  }

  /** Where the framing is sound the connection stays: a caller still sending its body could miss the answer otherwise. */
  private refuse(response: CallerAnswer, code: FaultCode): void {
    this.parts.book.countRefused(code);
    response.on('error', ignore);
    const sound = code === 'PROXY_AMBIGUOUS_PATH' || code === 'PROXY_LOOP';
    answerFault(response, code, this.draining || !sound);
  }
}

/** `OPTIONS *` asks about this server, not about what is behind it. */
function answerServerOptions(response: CallerAnswer): void {
  response.writeHead(204, 'No Content', []);
  response.end();
}

/** Known before a byte of the body is read; one that waits for an invitation gets none. */
function refuseBody(exchange: Exchange, expectsContinue: boolean): void {
  if (!expectsContinue) return exchange.overfill();
  exchange.closing = true;
  exchange.giveUp('PROXY_BODY_TOO_LARGE');
}

function settle(this: CallerAnswer): void {
  this.exchange?.settle();
}

function ignore(): void {}
