/** The front of a proxy that is embedded: callers connect to the server around it. */
import { Server } from 'node:http';
import type { Socket } from 'node:net';
import { type Front, type HttpServer } from '../front/create-front';
import { isSecure } from '../head/peer-of';

/** Its own server never listens. */
export function hostFront(): Front {
  return { http: new Server() as HttpServer, acceptHttp1: giveBack, sockets: new Set() };
}

/** The server that a connection came by reads it once more. */
function giveBack(socket: Socket): void {
  hostOf(socket)?.emit(isSecure(socket) ? 'secureConnection' : 'connection', socket);
}

/** Node notes it on every connection, although its types do not say so. */
export function hostOf(socket: Socket): Server | undefined {
  const { server } = socket as Socket & { readonly server?: unknown };
  return server instanceof Server || isSecure(socket) ? (server as Server | undefined) : undefined;
}
