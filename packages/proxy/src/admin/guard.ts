/** Keeps web pages from driving the admin server through a browser that can reach it. */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { peerOf } from '../head/peer-of';

/** What of a request tells who sent it. */
export interface AdminCaller {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`. */
  readonly site: string | undefined;
  readonly loopback: boolean;
}

/** The caller of a request. */
export function toCaller({ method = '', headers, socket }: IncomingMessage): AdminCaller {
  const peer = peerOf(socket);
  return {
    method,
    host: headers.host,
    origin: headers.origin,
    site: headers['sec-fetch-site']?.toString(),
    loopback: peer === '::1' || peer.startsWith('127.'),
  };
}

/**
 * Why the caller is turned away; undefined when it is welcome.
 * - The Host must be an address, `localhost`, or the name we listen on: a page whose own name was made to point here
 *   (DNS rebinding) sends that name.
 * - A page of another origin says so in Origin or Sec-Fetch-Site.
 * - Only processes of this machine may change anything.
 * @param ownHost the name or address the server was told to listen on
 */
export function turnAway(caller: AdminCaller, ownHost: string): string | undefined {
  const name = (caller.host ?? '')
    .replace(/:\d*$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
  if (isIP(name) === 0 && name !== 'localhost' && name !== ownHost.toLowerCase()) return 'this Host is not served';
  if (caller.origin !== undefined && caller.origin !== `http://${caller.host}`) return 'another origin is not served';
  if (caller.site === 'cross-site' || caller.site === 'same-site') return 'another site is not served';
  if (caller.method !== 'GET' && caller.method !== 'HEAD' && !caller.loopback)
    return 'changes come from this machine only';
  return undefined;
}
