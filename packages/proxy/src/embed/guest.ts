/** A request that comes to the proxy through a server that embeds it. */
import type { FaultCode } from '../answer/faults';
import type { RequestHead } from '../head/read-head';

/** What that server adds to a request. */
export interface Guest {
  /** The target as the caller sent it, whatever the server has made of it since. */
  readonly url: string | undefined;
  /** Whether its body has been read by somebody else. */
  readonly isRead: boolean;
  /** Why no request of that server can be taken. */
  readonly reason: FaultCode | undefined;
  /** Leaves it to that server, when no route of the plan takes it; absent when all are to be taken. */
  readonly pass: (() => void) | undefined;
}

/** The first reason to refuse a request that is to be taken; the server around the proxy keeps its own all the same. */
export function judgeGuest(
  { reason, isRead }: Guest,
  { chunked, length }: RequestHead,
  ended: boolean,
  isShedding: boolean,
): FaultCode | undefined {
  if (reason) return reason;
  if (ended) return 'PROXY_STOPPING';
  if (isShedding) return 'PROXY_OVERLOADED';
  return isRead && (chunked || length) ? 'PROXY_BODY_CONSUMED' : undefined;
}
