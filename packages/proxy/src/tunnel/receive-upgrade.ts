/** Requests that ask for another protocol: WebSocket gets a tunnel, everything else is asked for in vain. */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { matchRoute } from '@banyan/routing';
import { answerFaultRaw } from '../answer/answer-fault';
import type { FaultCode } from '../answer/faults';
import type { Guest } from '../embed/guest';
import { assign } from '../head/assign';
import { judgeHead } from '../head/judge-head';
import { toDetour } from '../health/detour';
import { isSecure, peerOf } from '../head/peer-of';
import { readHead } from '../head/read-head';
import { callerAddress, signFields } from '../head/sign-fields';
import { toOriginForm } from '../head/to-origin-form';
import type { ProxyServer } from '../server';
import { openTunnel } from './open-tunnel';

/** The stages of an upgrade; the same as those of a request up to the choice of the upstream. */
export function receiveUpgrade(
  server: ProxyServer,
  request: IncomingMessage,
  socket: Socket,
  early: Buffer,
  guest?: Guest,
): void {
  const { tables, limits, pseudonym, trusts, book, means } = server.parts;
  const { rawHeaders, httpVersion } = request;
  server.silent.delete(socket);
  const live = tables.current;

  const peer = peerOf(socket);
  const head = readHead(rawHeaders, trusts(peer), isSecure(socket));
  const isAsked = isWebSocket(request, head.upgrade);
  if (!isAsked && !guest?.pass) return receiveAgain(server, request, socket, early);
  const refuse = (code: FaultCode): void => {
    book.countRefused(code);
    socket.on('error', () => undefined);
    answerFaultRaw(socket, code);
  };
  const fault = judgeHead(request, head, rawHeaders.length / 2, limits.fields, pseudonym);
  if (fault === 'PROXY_LOOP' && guest?.pass) return guest.pass();
  if (fault) return refuse(fault);
  const target = toOriginForm(request.url ?? '', head.host, head.secure);
  if (target === undefined) return refuse('PROXY_BAD_TARGET');

  const route = matchRoute(live.table, { method: 'GET', target, host: head.host, fields: head.fields });
  if (route.kind === 'refused') return refuse('PROXY_AMBIGUOUS_PATH');
  if (guest?.pass && route === live.table.unrouted) return guest.pass();
  if (!isAsked) return receiveAgain(server, request, socket, early);
  if (guest?.reason) return refuse(guest.reason);
  if (head.chunked || head.length) return refuse('PROXY_BAD_REQUEST');
  if (server.draining) return refuse('PROXY_STOPPING');
  if (server.parts.load.isShedding) return refuse('PROXY_OVERLOADED');
  // A handshake is given no cookie: the page that opens it has been given one.
  const { destination } = assign(live.table, route, head, callerAddress(head, peer), means);
  signFields(head, peer, httpVersion, pseudonym);
  const way = live.wayTo(destination);
  const detour = way.health.isWell ? undefined : toDetour(way, 'GET', true);
  if (detour && !detour.way) return refuse('PROXY_UPSTREAM_BROKEN');
  const taken = detour?.way ?? way;
  if (detour?.reason) taken.tally.diverted[detour.reason] += 1;
  openTunnel({
    caller: socket,
    early,
    target,
    fields: head.fields,
    way: taken,
    isTrial: detour?.tries ?? false,
    book,
    upgraded: server.upgraded,
    onEnd: () => server.onQuiet(),
  });
}

function isWebSocket({ method, httpVersion }: IncomingMessage, upgrade: string | undefined): boolean {
  return method === 'GET' && httpVersion === '1.1' && upgrade?.trim().toLowerCase() === 'websocket';
}

/**
 * A server may ignore Upgrade (RFC 9110 7.8), but Node has already stopped parsing: so the same bytes are received once
 * more, without the invitation. Some clients send `Upgrade: h2c` with everything.
 */
function receiveAgain(server: ProxyServer, request: IncomingMessage, socket: Socket, early: Buffer): void {
  let head = `${request.method} ${request.url} HTTP/${request.httpVersion}\r\n`;
  for (let i = 0; i + 1 < request.rawHeaders.length; i += 2) {
    if (!/^(upgrade|http2-settings)$/i.test(request.rawHeaders[i] as string)) {
      head += `${request.rawHeaders[i]}: ${request.rawHeaders[i + 1]}\r\n`;
    }
  }
  socket.unshift(Buffer.concat([Buffer.from(`${head}\r\n`, 'latin1'), early]));
  server.front.acceptHttp1(socket);
}
