/** A proxy without a listener of its own: inside an existing server of Node, Express or NestJS. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { adminEndpoints } from '../admin/admin-endpoints';
import { startAdmin } from '../admin/start-admin';
import { buildParts } from '../build-parts';
import { operate, type Operation } from '../operate';
import type { ProxyOptions } from '../options';
import { ProxyServer } from '../server';
import { buildReloader } from '../start-proxy';
import { readFirstPlan } from '../table/plan-source';
import { receiveUpgrade } from '../tunnel/receive-upgrade';
import { hostFront } from './host-front';
import { hostGuard } from './host-guard';
import { judgeHost } from './judge-host';
import { takeRequest } from './take-request';

/** How `createProxy` is called; what the plan says about `listen`, `admin` and `tls` of callers does not count. */
export interface EmbedOptions extends Omit<ProxyOptions, 'listen'> {
  /**
   * What `middleware` and `upgrade` do with a request that no route of the plan takes: `forward` sends it to the
   * monolith, `next` leaves it to the server around the proxy. Default `forward`.
   */
  readonly unmatched?: 'forward' | 'next';
  /** The server that will embed it, to be judged now instead of at its first request. */
  readonly server?: Server;
}

/** A proxy to be called by a server; its functions may be handed over as they are. */
export interface EmbeddedProxy extends Operation {
  /** `host:port` of the admin server; undefined unless `admin` asked for one. */
  readonly adminAddress: string | undefined;
  /** Listener for `request`, and for `checkContinue` if the server wants one. Takes every request. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** For `app.use` of Express and NestJS. */
  readonly middleware: (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;
  /** Listener for `upgrade`. @returns whether it is taken; false only with `unmatched: 'next'` */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;
}

/**
 * Creates a proxy that takes requests from an existing server.
 * @example
 * const proxy = await createProxy({ planFile: 'routing.yaml', unmatched: 'next' });
 * app.use(proxy.middleware);
 * server.on('upgrade', proxy.upgrade);
 * @throws BanyanError as `startProxy`, and `PROXY_HOST_UNSAFE`
 */
export async function createProxy(options: EmbedOptions): Promise<EmbeddedProxy> {
  const first = await readFirstPlan(options);
  const parts = buildParts(options, first.plan);
  const unsafe = options.server && judgeHost(options.server, parts.limits);
  if (unsafe) throw unsafe;
  const server = new ProxyServer(parts, hostFront());
  const reloader = buildReloader(options, parts, first);
  const admin = await startAdmin(
    { ...options, admin: options.admin ?? false },
    first.plan,
    adminEndpoints(server, reloader),
  );
  const operation = await operate(options, server, reloader, admin);
  const guard = hostGuard(parts.limits, options.log);
  const leaves = options.unmatched === 'next';

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): boolean => {
    let isTaken = true;
    const pass = leaves ? (): void => void (isTaken = false) : undefined;
    const guest = { url: request.url, isRead: false, reason: guard(request.socket), pass };
    receiveUpgrade(server, request, socket as Socket, head, guest);
    return isTaken;
  };
  return Object.assign(operation, {
    adminAddress: admin?.address,
    handle: (request: IncomingMessage, response: ServerResponse) => takeRequest(server, guard, request, response),
    middleware: (request: IncomingMessage, response: ServerResponse, next: () => void) =>
      takeRequest(server, guard, request, response, leaves ? () => next() : undefined),
    upgrade,
  });
}
