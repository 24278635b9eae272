/** One finished exchange as a line of the access log. */
import { pathOf } from '@banyan/routing';
import type { Exchange } from '../forward/exchange';
import type { AccessLog } from '../options';
import type { AccessLine } from './log-line';

/** Writes a share of the exchanges; absent when there is no access log. */
export function accessWriter(
  log: AccessLog | undefined,
  random: () => number,
): ((exchange: Exchange, status: number, milliseconds: number, whole: boolean) => void) | undefined {
  if (!log || log.share <= 0) return undefined;
  return (exchange, status, milliseconds, whole) => {
    if (random() < log.share) log.write(toAccessLine(exchange, status, milliseconds, whole));
  };
}

function toAccessLine(exchange: Exchange, status: number, milliseconds: number, whole: boolean): AccessLine {
  const { request, target, way, live, address, fault, tries, detour, shadowed, cached } = exchange;
  const { destination } = way;
  return {
    method: request.method ?? '',
    path: pathOf(target),
    status,
    route: destination.route,
    upstream: destination.upstream.name,
    revision: live.table.revision,
    address,
    milliseconds: Math.round(milliseconds * 1000) / 1000,
    whole,
    ...(tries > 1 ? { tries } : {}),
    ...(detour ? { detour } : {}),
    ...(shadowed ? { shadow: shadowed } : {}),
    ...(cached && cached !== 'asked' ? { cache: cached } : {}),
    ...(fault ? { fault } : {}),
  };
}
