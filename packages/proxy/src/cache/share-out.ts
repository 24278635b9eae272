/** Who of those that wait for a fetch gets its answer. */
import type { Audience } from './audience';
import type { FetchMeans } from './fetch-means';
import type { FetchOrder } from './fetch-order';
import type { KeptHead } from './kept-answer';
import type { CacheDeed } from './rules/cache-status';
import { isNotModified } from './rules/conditions';
import { judgeKept, mayServe } from './rules/judge-kept';
import type { Arrived } from './rules/may-keep';
import { sendKept } from './send-kept';
import type { Ticket } from './ticket';

/** Of one fetch. */
export interface Sharing {
  readonly order: FetchOrder;
  readonly audience: Audience;
  readonly means: FetchMeans;
  /** Under which its answer is kept, if it is. */
  readonly key: string;
}

/**
 * Whoever sent the request gets its answer; the others get it if it is for them as well.
 * @param keeping the head that is being kept; undefined when the answer is not for all
 */
export function shareOut(arrived: Arrived, keeping: KeptHead | undefined, sharing: Sharing): void {
  const { order, audience, means } = sharing;
  for (const waiter of audience.take()) {
    if (waiter === order.ticket) giveOwn(arrived, keeping, sharing);
    else if (!keeping || !offer(waiter, keeping, order.fwd, sharing)) means.again(waiter, keeping === undefined);
  }
}

/** @returns false when it does not fit this caller */
export function offer(ticket: Ticket, keeping: KeptHead, fwd: CacheDeed['fwd'], sharing: Sharing): boolean {
  const { means, audience } = sharing;
  const { wish, key } = ticket;
  const now = means.now();
  if (key !== sharing.key || !mayServe(keeping, wish) || judgeKept(keeping, wish, now) !== 'fresh') return false;
  if (wish.isConditional || wish.hasRange) means.again(ticket, true);
  else {
    const { status, statusText, fields } = keeping;
    means.mark(ticket, 'coalesced');
    audience.read(ticket, { status, statusText, fields }, { fwd, collapsed: true });
  }
  return true;
}

function giveOwn(arrived: Arrived, keeping: KeptHead | undefined, { order, audience, means }: Sharing): void {
  const { ticket, kept, fwd } = order;
  const deed: CacheDeed = { fwd, stored: keeping !== undefined };
  means.mark(ticket, 'miss');
  if (keeping && kept && isNotModified(keeping, ticket.wish.fields)) {
    return sendKept(ticket, { head: keeping, body: Buffer.alloc(0) }, deed, means);
  }
  audience.read(ticket, arrived, deed);
}
