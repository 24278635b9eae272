/** What is shown about each upstream. */
import type { Link } from '../table/forwarders';

/** One metric with a value for each upstream. */
export interface UpstreamMetric {
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  readonly help: string;
  readonly read: (link: Link) => number;
}

const breakerStates: readonly string[] = ['closed', 'half-open', 'open'];

/** In the order they are shown. */
export const upstreamSamples: readonly UpstreamMetric[] = [
  gauge('available', '1 while nothing speaks against sending requests to it.', ({ health }) => +health.isWell),
  counter('ejections_total', 'How often it was taken out.', ({ health }) => health.ejections),
  gauge('breaker', '0 closed, 1 half-open, 2 open.', ({ health }) => breakerStates.indexOf(health.state().breaker)),
  gauge('in_flight', 'Requests under way.', ({ gate }) => gate.requests.taken),
  gauge('tunnels', 'WebSockets that are open or being opened.', ({ gate }) => gate.tunnels.taken),
  gauge('connections_taken', 'Requests that hold a connection.', ({ gate }) => gate.taken),
  gauge('pending', 'Requests that wait for a connection.', ({ gate }) => gate.pending),
  gauge('copies_in_flight', 'Copies of phase shadow under way.', ({ lane }) => lane.inFlight),
  gauge('copied_bytes', 'Bytes of bodies that copies hold.', ({ lane }) => lane.bytes),
  counter('overflows_total', 'Requests and WebSockets that found no room.', ({ gate }) => gate.overflows),
];

function gauge(name: string, help: string, read: (link: Link) => number): UpstreamMetric {
  return { name: `banyan_upstream_${name}`, type: 'gauge', help, read };
}

function counter(name: string, help: string, read: (link: Link) => number): UpstreamMetric {
  return { name: `banyan_upstream_${name}`, type: 'counter', help, read };
}
