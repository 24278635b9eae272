/** Answers in the memory of this process; the least recently used go first. */
import type { KeptAnswer, KeptHead } from '../kept-answer';
import { type CacheKey, type Place, targetOfKey } from '../rules/cache-key';
import type { CacheStore, Purge, StoreCounts } from './cache-store';
import { type Entry, RecencyList } from './recency-list';

/** Kinds of answers to one key; a caller that makes up values for Vary only pushes out its own. */
const mostVariants = 32;

/** Bytes that an entry costs beside its text and body. */
const overhead = 512;

/** Bounded by bytes. */
export class MemoryStore implements CacheStore {
  private readonly byKey = new Map<CacheKey, Map<string, Entry>>();
  private readonly byPlace = new Map<Place, Set<CacheKey>>();
  private readonly recency = new RecencyList();
  private bytes = 0;
  private answers = 0;
  private evictions = 0;

  constructor(private readonly maxBytes: number) {}

  get counts(): StoreCounts {
    const { answers, bytes, evictions } = this;
    return { answers, bytes, evictions, failures: 0 };
  }

  find(key: CacheKey): readonly KeptHead[] {
    const variants = this.byKey.get(key);
    return variants ? Array.from(variants.values(), ({ answer }) => answer.head) : [];
  }

  bodyOf(key: CacheKey, { id }: KeptHead): Buffer | undefined {
    const entry = this.byKey.get(key)?.get(id);
    if (entry) this.recency.touch(entry);
    return entry?.answer.body;
  }

  keep(place: Place, key: CacheKey, answer: KeptAnswer): void {
    this.remove(this.byKey.get(key)?.get(answer.head.id));
    const entry: Entry = { place, key, answer, bytes: bytesOf(key, answer), newer: undefined, older: undefined };
    if (entry.bytes > this.maxBytes) return;
    const variants = this.variantsOf(place, key);
    variants.set(answer.head.id, entry);
    this.recency.add(entry);
    this.answers += 1;
    this.bytes += entry.bytes;
    if (variants.size > mostVariants) this.evict(variants.values().next().value);
    while (this.bytes > this.maxBytes && this.recency.oldest) this.evict(this.recency.oldest);
  }

  freshen(place: Place, key: CacheKey, old: KeptHead, head: KeptHead): void {
    const entry = this.byKey.get(key)?.get(old.id);
    if (!entry) return;
    this.remove(entry);
    this.keep(place, key, { head, body: entry.answer.body });
  }

  drop(key: CacheKey, { id }: KeptHead): void {
    this.remove(this.byKey.get(key)?.get(id));
  }

  purge(purge: Purge): number {
    const before = this.answers;
    for (const entry of this.chosen(purge)) this.remove(entry);
    return before - this.answers;
  }

  close(): Promise<void> {
    this.purge({ kind: 'all' });
    return Promise.resolve();
  }

  private chosen(purge: Purge): readonly Entry[] {
    switch (purge.kind) {
      case 'place':
        return this.entriesAt(purge.place);
      case 'targets':
        return this.entriesAt(purge.place).filter(({ key }) => purge.targets.includes(targetOfKey(key)));
      case 'prefix': {
        const places = [...this.byPlace.keys()].filter((place) => place.startsWith(purge.prefix));
        return places.flatMap((place) => this.entriesAt(place));
      }
      case 'tag':
        return [...this.recency].filter(({ answer }) => answer.head.tags.includes(purge.tag));
      case 'all':
        return [...this.recency];
    }
  }

  private entriesAt(place: Place): readonly Entry[] {
    const keys = this.byPlace.get(place) ?? [];
    return [...keys].flatMap((key) => [...(this.byKey.get(key)?.values() ?? [])]);
  }

  private variantsOf(place: Place, key: CacheKey): Map<string, Entry> {
    const known = this.byKey.get(key);
    if (known) return known;
    const variants = new Map<string, Entry>();
    this.byKey.set(key, variants);
    const keys = this.byPlace.get(place) ?? new Set();
    this.byPlace.set(place, keys.add(key));
    return variants;
  }

  private evict(entry: Entry | undefined): void {
    if (!entry) return;
    this.evictions += 1;
    this.remove(entry);
  }

  private remove(entry: Entry | undefined): void {
    if (!entry) return;
    const { place, key, answer, bytes } = entry;
    this.recency.remove(entry);
    this.answers -= 1;
    this.bytes -= bytes;
    const variants = this.byKey.get(key);
    variants?.delete(answer.head.id);
    if (variants?.size !== 0) return;
    this.byKey.delete(key);
    const keys = this.byPlace.get(place);
    keys?.delete(key);
    if (keys?.size === 0) this.byPlace.delete(place);
  }
}

/** Text counts twice: an engine may keep it in two bytes a character. */
function bytesOf(key: CacheKey, { head, body }: KeptAnswer): number {
  let characters = 2 * key.length + 2 * head.id.length + head.statusText.length;
  for (const text of head.fields) characters += text.length;
  for (const tag of head.tags) characters += tag.length;
  return overhead + 2 * characters + body.length;
}
