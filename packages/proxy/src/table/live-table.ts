/** A table in use: its connections, its counters, and who still travels by it. */
import type { Destination, RoutingTable } from '@banyan/routing';
import type { Way } from './way';

/** The table and all that its requests need, found by `Destination.index`. */
export class LiveTable {
  private travellers = 0;
  private whenLeft: (() => void) | undefined;

  constructor(
    readonly table: RoutingTable,
    private readonly ways: readonly Way[],
  ) {}

  wayTo({ index }: Destination): Way {
    return this.ways[index] as Way;
  }

  /** A request begins to travel by this table. */
  enter(): void {
    this.travellers += 1;
  }

  /** It has arrived. */
  leave(): void {
    this.travellers -= 1;
    if (this.travellers === 0) this.end();
  }

  /** No request begins any more; calls back when the last one has arrived. */
  retire(whenLeft: () => void): void {
    this.whenLeft = whenLeft;
    if (this.travellers === 0) this.end();
  }

  private end(): void {
    this.whenLeft?.();
    this.whenLeft = undefined;
  }
}
