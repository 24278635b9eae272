/** What an answer without a body says about a kept one. */
import type { FetchMeans } from './fetch-means';
import type { KeptHead } from './kept-answer';
import { initialAge } from './rules/age-of';
import { joinedValue, valuesOf } from './rules/field-list';
import { judgeKept, mayServe } from './rules/judge-kept';
import { type Arrived, toKept } from './rules/may-keep';
import { mergeFields } from './rules/merge-fields';
import { sendKept } from './send-kept';
import { whenThere } from './store/cache-store';
import type { Ticket } from './ticket';

/**
 * 304: the kept answer is good, with the newer fields (RFC 9111 4.3.4). When those forbid to keep it, the caller who
 * asked gets it and nobody else.
 * @param ticket the one whose request it was
 * @param waiting everybody who is still there
 */
export function validated(
  means: FetchMeans,
  ticket: Ticket,
  kept: KeptHead,
  arrived: Arrived,
  isSpoiled: boolean,
  waiting: readonly Ticket[],
): void {
  const store = means.store();
  const { key, place, wish, rules } = ticket;
  const { status, statusText } = kept;
  const answer: Arrived = { ...arrived, status, statusText, fields: mergeFields(kept.fields, arrived.fields) };
  const freshened = toKept(wish, answer, rules);
  const head = freshened ? { ...freshened, length: kept.length } : unkept(kept, answer);
  whenThere(store.bodyOf(key, kept), (body) => {
    if (!body) store.drop(key, kept);
    else if (freshened && !isSpoiled) store.freshen(place, key, kept, head);
    else if (!wish.control.noStore) store.drop(key, kept);
    for (const waiter of waiting) {
      const isOwn = waiter === ticket;
      const suits = isOwn || (freshened && waiter.key === key && mayServe(head, waiter.wish));
      if (!body || !suits || (!isOwn && judgeKept(head, waiter.wish, means.now()) !== 'fresh')) {
        means.again(waiter, body !== undefined);
        continue;
      }
      means.mark(waiter, isOwn ? 'revalidated' : 'coalesced');
      const deed = { fwd: 'stale', fwdStatus: 304, ...(isOwn ? {} : { collapsed: true }) } as const;
      sendKept(waiter, { head, body }, deed, means, isOwn ? cookiesOf(arrived) : []);
    }
  });
}

/** A cookie that comes with 304 is for the caller who asked. */
function cookiesOf({ fields }: Arrived): readonly string[] {
  return valuesOf(fields, 'set-cookie').flatMap((value) => ['Set-Cookie', value]);
}

function unkept(kept: KeptHead, { fields, requestedAt, receivedAt }: Arrived): KeptHead {
  return { ...kept, fields, receivedAt, initialAge: initialAge(fields, requestedAt, receivedAt) };
}

/**
 * An answer to HEAD: the kept one is brought up to date where it is provably the same, and forgotten where it is another
 * one (RFC 9111 4.3.5). Without a validator nothing is proved.
 */
export function freshenByHead(
  means: FetchMeans,
  { key, place, wish, rules }: Ticket,
  kept: KeptHead,
  arrived: Arrived,
): void {
  if (arrived.status !== 200 || kept.status !== 200) return;
  const store = means.store();
  const said = (['etag', 'last-modified'] as const).filter((name) => joinedValue(arrived.fields, name) !== undefined);
  const length = joinedValue(arrived.fields, 'content-length');
  const same = said.every((name) => joinedValue(arrived.fields, name) === joinedValue(kept.fields, name));
  if (!same || (length !== undefined && Number(length) !== kept.length)) return store.drop(key, kept);
  if (said.length === 0) return;
  const fields = mergeFields(kept.fields, arrived.fields);
  const head = toKept({ ...wish, isHead: false }, { ...arrived, fields }, rules);
  if (head) store.freshen(place, key, kept, { ...head, length: kept.length });
  else store.drop(key, kept);
}
