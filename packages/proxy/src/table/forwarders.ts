/** Forwarders by origin: a reload keeps the connections of every upstream that stays. */
import type { TableUpstream } from '@banyan/routing';
import type { Forwarder } from '../forward/forwarder';

/** Shares forwarders between tables and closes those that no table uses any more. */
export class Forwarders {
  private readonly byOrigin = new Map<string, { readonly forwarder: Forwarder; users: number }>();
  private readonly closing = new Set<Promise<void>>();

  constructor(private readonly create: (upstream: TableUpstream) => Forwarder) {}

  /** The forwarder of an upstream; to be given back with `release`. */
  acquire(upstream: TableUpstream): Forwarder {
    const known = this.byOrigin.get(upstream.origin) ?? { forwarder: this.create(upstream), users: 0 };
    known.users += 1;
    this.byOrigin.set(upstream.origin, known);
    return known.forwarder;
  }

  /** One user less; the last one closes it. */
  release({ origin }: TableUpstream): void {
    const known = this.byOrigin.get(origin);
    if (!known) return;
    known.users -= 1;
    if (known.users > 0) return;
    this.byOrigin.delete(origin);
    const done = known.forwarder.close().finally(() => this.closing.delete(done));
    this.closing.add(done);
  }

  /** Resolves when everything that was released is closed. */
  async closed(): Promise<void> {
    await Promise.all(this.closing);
  }
}
