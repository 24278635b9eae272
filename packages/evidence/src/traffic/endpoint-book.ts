/** The entry points that requests came to; and what was asked for that is none. */
import { PathTree } from '../paths/path-tree';
import type { EndpointIdentity } from './endpoint-identity';
import { EndpointTally } from './endpoint-tally';

const mostEndpoints = 10_000;

/** Requests for paths that nobody answers: scanners ask for thousands of them. */
export interface NotFound {
  readonly requests: number;
  readonly paths: number;
}

/** Ask for the tally of every request, then `settle`. */
export class EndpointBook {
  private readonly found = new Map<string, EndpointTally>();
  /** Paths that were answered by 404: entry points only where the same path was answered otherwise, too. */
  private readonly missed = new Map<string, EndpointTally>();
  private readonly trees = new Map<string, PathTree>();
  /** Requests whose entry point came after there were too many. */
  dropped = 0;
  private lost = 0;
  private nextTry = 0;

  /** @param isMissing answered by 404, with no route */
  tallyOf(identity: EndpointIdentity, isMissing: boolean): EndpointTally | undefined {
    const book = isMissing ? this.missed : this.found;
    const key = keyOf(identity);
    const known = book.get(key);
    if (known) return known;
    if (!isMissing && identity.path !== undefined) this.treeOf(identity).add(identity.path);
    if (book.size >= mostEndpoints && !this.makeRoom(book)) return void (isMissing ? this.lost++ : this.dropped++);
    const tally = new EndpointTally(identity);
    book.set(key, tally);
    return tally;
  }

  /** Once: the tallies of all entry points, those whose paths differ in values alone as one. */
  settle(): { readonly tallies: readonly EndpointTally[]; readonly notFound: NotFound } {
    this.mergeAlike(this.found);
    const none = { requests: this.lost, paths: this.lost };
    const notFound = [...this.missed.values()].reduce((sum, tally) => {
      const known = this.found.get(keyOf(this.settled(tally.identity)));
      known?.merge(tally);
      return known ? sum : { requests: sum.requests + tally.requests, paths: sum.paths + 1 };
    }, none);
    return { tallies: [...this.found.values()], notFound };
  }

  /** Whether there is room now. It takes a while: after a try in vain as many requests pass as there are entry points. */
  private makeRoom(book: Map<string, EndpointTally>): boolean {
    const tries = this.dropped + this.lost;
    if (tries < this.nextTry) return false;
    this.mergeAlike(book);
    if (book.size >= mostEndpoints) this.nextTry = tries + mostEndpoints;
    return book.size < mostEndpoints;
  }

  private mergeAlike(book: Map<string, EndpointTally>): void {
    const tallies = [...book.values()];
    book.clear();
    for (const tally of tallies) {
      const identity = this.settled(tally.identity);
      const key = keyOf(identity);
      const known = book.get(key);
      if (known) known.merge(tally);
      else book.set(key, identity === tally.identity ? tally : tally.renamed(identity));
    }
  }

  private settled(identity: EndpointIdentity): EndpointIdentity {
    if (identity.path === undefined) return identity;
    const path = this.treeOf(identity).templateOf(identity.path);
    return path === identity.path ? identity : { ...identity, path };
  }

  private treeOf({ service = '' }: EndpointIdentity): PathTree {
    const tree = this.trees.get(service) ?? new PathTree();
    this.trees.set(service, tree);
    return tree;
  }
}

function keyOf({ kind, method, route, path, handler, service }: EndpointIdentity): string {
  return [kind, method, route, path, handler, service].join('\n');
}
