/** What upstreams can bear, as the ledger lends it. */
import type { RoutingTable } from '@banyan/routing';
import { keyOf } from '../table/forwarders';
import type { Loan } from './messages';

/** @param usual connections to an upstream whose plan names no number */
export function limitsOf({ upstreams }: RoutingTable, usual: number): readonly Loan[] {
  return upstreams.flatMap((upstream) => {
    const { bounds, care } = upstream;
    const key = keyOf(upstream);
    const limits: Loan[] = [
      { key, what: 'connections', count: bounds.connections ?? usual },
      { key, what: 'tunnels', count: bounds.tunnels },
    ];
    if (bounds.inFlight < Infinity) limits.push({ key, what: 'inFlight', count: bounds.inFlight });
    if (care.ejection ?? care.breaker) limits.push({ key, what: 'trial', count: 1 });
    return limits;
  });
}
