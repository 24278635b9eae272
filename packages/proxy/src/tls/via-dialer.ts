/** Lets one request of node:http travel on a TLS connection of ours. */
import type { RequestOptions } from 'node:http';
import type { Dialer, OnDialled } from './dialer';

/**
 * Options for `http.request`, without an agent.
 * @param timeout milliseconds until the handshake must be through
 * @returns undefined when there is no dialer: the upstream is cleartext
 */
export function viaDialer(dialer: Dialer | undefined, timeout: number): RequestOptions | undefined {
  if (!dialer) return undefined;
  const createConnection = (_: unknown, onDialled: OnDialled): undefined => {
    dialer.dial(timeout, ['http/1.1'], onDialled);
    return undefined;
  };
  return { createConnection } as unknown as RequestOptions;
}
