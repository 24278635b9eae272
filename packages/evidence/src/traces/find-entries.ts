/** Which span stands for the request that a span belongs to. */
import type { LinkedSpan } from './linked-span';

/** Sets `entry` of every span. What hangs on nothing belongs to the request around it in time. */
export function findEntries(linked: readonly LinkedSpan[]): void {
  const entries = linked.filter(isEntry);
  for (const entry of entries) entry.entry = entry;
  for (const link of linked) settle(link, entries);
}

/** Up to the first span whose entry is known, and down again. */
function settle(link: LinkedSpan, entries: readonly LinkedSpan[]): void {
  const path: LinkedSpan[] = [];
  let at: LinkedSpan | undefined = link;
  while (at && !at.entry) {
    path.push(at);
    at = at.parent;
  }
  const top = path.at(-1);
  const entry = at?.entry ?? (top && findAround(top, entries));
  for (const each of path) each.entry = entry;
}

/**
 * A server's or consumer's span, unless it is a second layer of the same request: its parent is no caller, but of the
 * same service. And a root that does its work by itself: a job.
 */
function isEntry({ span, parent, lostParent }: LinkedSpan): boolean {
  if (span.kind === 'consumer') return true;
  if (span.kind === 'internal') return !parent && !lostParent && !span.statement;
  if (span.kind !== 'server') return false;
  const calls = parent?.span.kind === 'client' || parent?.span.kind === 'producer';
  return !parent || calls || parent.span.resource.service !== span.resource.service;
}

/** The latest to begin of the requests that were under way in the same service. */
function findAround({ span, lostParent }: LinkedSpan, entries: readonly LinkedSpan[]): LinkedSpan | undefined {
  if (!lostParent) return undefined;
  const around = entries.filter(({ span: entry }) => {
    const isSame = entry.resource.service === span.resource.service;
    return isSame && entry.start <= span.start && span.start <= entry.start + entry.duration;
  });
  return around.reduce<LinkedSpan | undefined>(
    (latest, entry) => (latest && latest.span.start >= entry.span.start ? latest : entry),
    undefined,
  );
}
