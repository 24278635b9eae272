/** What is kept per upstream: a reload keeps the connections, counts and health of every upstream that stays. */
import type { TableUpstream } from '@banyan/routing';
import type { Forwarder } from '../forward/forwarder';
import { Gate } from '../guard/gate';

/** An upstream in use. */
export interface Link {
  readonly upstream: TableUpstream;
  readonly forwarder: Forwarder;
  readonly gate: Gate;
}

/** Shares links between tables and closes those that no table uses any more. */
export class Forwarders {
  private readonly byKey = new Map<string, { readonly link: Link; users: number }>();
  private readonly closing = new Set<Promise<void>>();

  /** @param connections to an upstream whose bounds name no number */
  constructor(
    private readonly create: (upstream: TableUpstream, gate: Gate) => Forwarder,
    private readonly connections = 1024,
  ) {}

  /** The link of an upstream, with the bounds it has now; to be given back with `release`. */
  acquire(upstream: TableUpstream): Link {
    const known = this.byKey.get(keyOf(upstream)) ?? { link: this.open(upstream), users: 0 };
    known.users += 1;
    known.link.gate.bounds = upstream.bounds;
    this.byKey.set(keyOf(upstream), known);
    return known.link;
  }

  /** One user less; the last one closes it. */
  release(upstream: TableUpstream): void {
    const known = this.byKey.get(keyOf(upstream));
    if (!known) return;
    known.users -= 1;
    if (known.users > 0) return;
    this.byKey.delete(keyOf(upstream));
    const done = known.link.forwarder.close().finally(() => this.closing.delete(done));
    this.closing.add(done);
  }

  /** Resolves when everything that was released is closed. */
  async closed(): Promise<void> {
    await Promise.all(this.closing);
  }

  /** Every link in use, by name. */
  links(): readonly Link[] {
    const all = [...this.byKey.values()].map(({ link }) => link);
    return all.toSorted((a, b) => (a.upstream.name < b.upstream.name ? -1 : 1));
  }

  private open(upstream: TableUpstream): Link {
    const gate = new Gate(upstream.bounds, this.connections);
    return { upstream, gate, forwarder: this.create(upstream, gate) };
  }
}

/** Two names for one origin are two upstreams: each has its own bounds. */
function keyOf({ name, origin }: TableUpstream): string {
  return `${origin} ${name}`;
}
