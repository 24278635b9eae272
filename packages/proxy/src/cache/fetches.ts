/** The fetches under way: one for all who want the same, where that is safe. */
import type { CacheKey } from './rules/cache-key';
import { targetOfKey } from './rules/cache-key';
import { Fetch } from './fetch';
import type { FetchMeans } from './fetch-means';
import type { KeptHead } from './kept-answer';
import { unconditional, validating } from './rules/conditions';
import { varyValues } from './rules/vary-of';
import type { Purge } from './store/cache-store';
import type { Ticket } from './ticket';

/** Milliseconds in which nobody waits for an answer to a request whose last answer was for one caller only. */
const unsharedTime = 10_000;
/** Keys that something is remembered of; it is only worth a little waiting, so all is forgotten at once. */
const mostRemembered = 10_000;

/** By name, and all of them. */
export class Fetches {
  private readonly all = new Set<Fetch>();
  private readonly byName = new Map<string, Fetch>();
  /** Names of Vary, by key. */
  private readonly varying = new Map<CacheKey, readonly string[]>();
  /** Until when nobody waits. */
  private readonly lonely = new Map<CacheKey, number>();

  constructor(private readonly now: () => number) {}

  /**
   * Has an answer fetched, or waits for one that is being fetched.
   * @param kept what is not fresh enough
   * @param alone whether nobody else's fetch will do
   */
  fetch(ticket: Ticket, kept: KeptHead | undefined, alone: boolean, means: FetchMeans): void {
    const name = this.mayShare(ticket, kept) && !alone ? this.nameOf(ticket) : undefined;
    const known = name === undefined || ticket.wish.control.noCache ? undefined : this.byName.get(name);
    if (!known?.join(ticket)) this.open(ticket, kept, name, false, means);
  }

  /** The same with nobody waiting, unless it is under way. */
  refresh(ticket: Ticket, kept: KeptHead, means: FetchMeans): void {
    const name = this.nameOf(ticket);
    if (ticket.wish.isHead || this.byName.has(name)) return;
    means.book.refreshes += 1;
    this.open(ticket, kept, name, true, means);
  }

  /** What those under way bring is invalid already. */
  spoil(purge: Purge): void {
    for (const fetch of this.all) {
      if (!isConcerned(fetch, purge)) continue;
      fetch.isSpoiled = true;
      this.unname(fetch);
    }
  }

  learned({ key }: Ticket, { vary }: KeptHead): void {
    if (this.varying.size >= mostRemembered) this.varying.clear();
    this.varying.set(
      key,
      vary.map(([name]) => name),
    );
    this.lonely.delete(key);
  }

  unshared({ order: { name, ticket } }: Fetch): void {
    if (name === undefined) return;
    if (this.lonely.size >= mostRemembered) this.lonely.clear();
    this.lonely.set(ticket.key, this.now() + unsharedTime);
  }

  closed(fetch: Fetch): void {
    this.all.delete(fetch);
    this.unname(fetch);
  }

  private unname(fetch: Fetch): void {
    const { name } = fetch.order;
    if (name !== undefined && this.byName.get(name) === fetch) this.byName.delete(name);
  }

  abandonAll(): void {
    for (const fetch of [...this.all]) fetch.abandon();
  }

  private open(
    ticket: Ticket,
    kept: KeptHead | undefined,
    name: string | undefined,
    isRefresh: boolean,
    means: FetchMeans,
  ): void {
    const { wish } = ticket;
    const usable = wish.isHead ? undefined : kept;
    const own = usable && validating(wish.fields, usable);
    const fields = own ?? (usable ? unconditional(wish.fields) : [...wish.fields]);
    const fwd = !kept ? 'miss' : wish.control.noCache ? 'request' : 'stale';
    const fetch = new Fetch({ name, ticket, kept, fields, validates: own !== undefined, fwd, isRefresh }, means);
    this.all.add(fetch);
    if (name !== undefined && !this.byName.has(name)) this.byName.set(name, fetch);
    fetch.start();
  }

  /** A caller that tells who it is waits only where the last answer was for everybody. */
  private mayShare({ wish, key }: Ticket, kept: KeptHead | undefined): boolean {
    if (wish.isHead || wish.control.noStore) return false;
    if (wish.personal !== undefined && !kept?.forAll) return false;
    if (!kept && (wish.isConditional || wish.hasRange)) return false;
    return (this.lonely.get(key) ?? 0) <= this.now();
  }

  private nameOf({ key, wish }: Ticket): string {
    const names = this.varying.get(key) ?? [];
    return names.length === 0 ? key : `${key}\n${JSON.stringify(varyValues(names, wish.fields))}`;
  }
}

/** By tag nothing is known before the answer is there, so all of them are. */
function isConcerned({ order: { ticket } }: Fetch, purge: Purge): boolean {
  switch (purge.kind) {
    case 'place':
      return ticket.place === purge.place;
    case 'targets':
      return ticket.place === purge.place && purge.targets.includes(targetOfKey(ticket.key));
    case 'prefix':
      return ticket.place.startsWith(purge.prefix);
    default:
      return true;
  }
}
