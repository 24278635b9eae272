/** Looks once at every server that brings requests. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FaultCode } from '../answer/faults';
import type { Limits, ProxyOptions } from '../options';
import { hostOf } from './host-front';
import { judgeHost } from './judge-host';

/** Why requests of a connection cannot be taken; undefined when they can. */
export type HostGuard = (socket: Socket) => FaultCode | undefined;

/** What is unsafe is logged once for each server. */
export function hostGuard(limits: Limits, log: ProxyOptions['log']): HostGuard {
  const known = new WeakMap<Server, FaultCode | 'safe'>();
  const look = (host: Server): FaultCode | 'safe' => {
    const unsafe = judgeHost(host, limits);
    if (unsafe) log?.({ level: 'error', event: 'host-unsafe', message: `${unsafe.message} ${unsafe.hint}` });
    const verdict = unsafe ? 'PROXY_HOST_UNSAFE' : 'safe';
    known.set(host, verdict);
    return verdict;
  };
  return (socket) => {
    const host = hostOf(socket);
    const verdict = host && (known.get(host) ?? look(host));
    return verdict === 'safe' ? undefined : verdict;
  };
}
