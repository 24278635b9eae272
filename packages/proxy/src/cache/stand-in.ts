/** Gives a stale answer where the upstream has failed (RFC 5861 4). */
import type { FetchMeans } from './fetch-means';
import type { KeptHead } from './kept-answer';
import type { CacheDeed } from './rules/cache-status';
import { mayServe, mayStandIn } from './rules/judge-kept';
import { sendKept } from './send-kept';
import { whenThere } from './store/cache-store';
import type { Ticket } from './ticket';

/**
 * Those whom it does not fit ask for themselves.
 * @param key under which it is kept
 * @param fwdStatus what the upstream answered, if it did
 */
export function standIn(
  means: FetchMeans,
  key: string,
  kept: KeptHead,
  waiting: readonly Ticket[],
  fwdStatus: number | undefined,
): void {
  const status = fwdStatus === undefined ? {} : { fwdStatus };
  const deed: CacheDeed = { fwd: 'stale', ...status, detail: 'stale-if-error' };
  whenThere(means.store().bodyOf(key, kept), (body) => {
    if (!body) means.store().drop(key, kept);
    for (const ticket of waiting) {
      const fits = ticket.key === key && mayServe(kept, ticket.wish) && mayStandIn(kept, ticket.wish, means.now());
      if (!body || !fits) means.again(ticket, true);
      else {
        means.mark(ticket, 'stand-in');
        sendKept(ticket, { head: kept, body }, deed, means);
      }
    }
  });
}
