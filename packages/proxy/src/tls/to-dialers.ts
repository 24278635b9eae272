/** What opens TLS connections to upstreams on https, and tells the operator when one is not trusted. */
import type { TableUpstream } from '@banyan/routing';
import type { ProxyOptions } from '../options';
import { Dialer } from './dialer';
import type { Keyring } from './keyring';

/** Milliseconds between two lines of the log about one upstream. */
const every = 10_000;

/** @returns makes the dialer of an upstream; undefined for cleartext */
export function toDialers(
  keyring: Keyring,
  { log }: Pick<ProxyOptions, 'log'>,
  clock: () => number,
): (upstream: TableUpstream) => Dialer | undefined {
  return (upstream) => {
    if (!upstream.tls) return undefined;
    const { name } = upstream;
    let silentUntil = -Infinity;
    return new Dialer(
      upstream,
      () => keyring.credentialsOf(name),
      (reason) => {
        if (clock() < silentUntil) return;
        silentUntil = clock() + every;
        log?.({
          level: 'warn',
          event: 'upstream-untrusted',
          message: `The upstream ${name} is not trusted: ${reason}.`,
        });
      },
    );
  };
}
