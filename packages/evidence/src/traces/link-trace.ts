/** The spans of a trace → a forest, with the entry point of each span. */
import { findEntries } from './find-entries';
import type { LinkedSpan } from './linked-span';
import type { OpenTrace } from './open-traces';

/** Duplicates are left out and told to their source; circles of parents are opened at one span. */
export function linkTrace({ spans }: Pick<OpenTrace, 'spans'>): LinkedSpan[] {
  const clients = new Map<string, LinkedSpan>();
  const servers = new Map<string, LinkedSpan>();
  const linked: LinkedSpan[] = [];
  for (const span of spans) {
    const halves = isServing(span.kind) ? servers : clients;
    if (halves.has(span.id)) {
      span.source.takeBack('duplicate');
      continue;
    }
    const link = toLink(span);
    halves.set(span.id, link);
    linked.push(link);
  }
  for (const link of linked) setParent(link, clients, servers);
  openCircles(linked);
  markCovers(linked);
  findEntries(linked);
  return linked;
}

function toLink(span: LinkedSpan['span']): LinkedSpan {
  return { span, parent: undefined, entry: undefined, coversStatement: false, lostParent: false, trail: undefined };
}

function isServing(kind: string): boolean {
  return kind === 'server' || kind === 'consumer';
}

/** Zipkin gives one id to both halves of a call: the caller's half stands above the other, which owns what is below. */
function setParent(link: LinkedSpan, clients: Map<string, LinkedSpan>, servers: Map<string, LinkedSpan>): void {
  const { id, parent, kind, resource } = link.span;
  const shared = isServing(kind) ? clients.get(id) : undefined;
  if (shared) return void (link.parent = shared);
  if (parent === undefined) return;
  const serving = servers.get(parent);
  const calling = clients.get(parent);
  const above =
    serving && calling ? (serving.span.resource.service === resource.service ? serving : calling) : undefined;
  link.parent = above ?? serving ?? calling;
  link.lostParent = link.parent === undefined;
}

function openCircles(linked: readonly LinkedSpan[]): void {
  const done = new Set<LinkedSpan>();
  for (const link of linked) {
    const path = new Set<LinkedSpan>();
    let at: LinkedSpan | undefined = link;
    while (at && !done.has(at) && !path.has(at)) {
      path.add(at);
      at = at.parent;
    }
    if (at && path.has(at)) cut(at);
    for (const each of path) done.add(each);
  }
}

function cut(link: LinkedSpan): void {
  link.parent = undefined;
  link.lostParent = true;
}

/** Goes up until a span that is marked, for all above that one are; what stands above a server is another's call. */
function markCovers(linked: readonly LinkedSpan[]): void {
  for (const { span, parent } of linked) {
    if (!span.statement) continue;
    for (let above = parent; above && !above.coversStatement && !isServing(above.span.kind); above = above.parent)
      above.coversStatement = true;
  }
}
