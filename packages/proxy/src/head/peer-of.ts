/** The other end of a connection. */
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** Its address; IPv4 in IPv6 clothes is IPv4. Empty when the connection is already gone. */
export function peerOf({ remoteAddress = '' }: Socket): string {
  return remoteAddress.startsWith('::ffff:') ? remoteAddress.slice(7) : remoteAddress;
}

/** Whether it speaks TLS with us. */
export function isSecure(socket: Socket): boolean {
  return (socket as Partial<TLSSocket>).encrypted === true;
}
