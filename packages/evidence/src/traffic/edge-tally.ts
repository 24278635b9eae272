/** Calls between services, summed up. */
import type { TrafficEdge } from '@banyan/model';
import { LatencyHistogram } from './latency-histogram';

const mostEdges = 10_000;

interface Row {
  readonly from: string;
  readonly to: string;
  calls: number;
  errors: number;
  readonly latency: LatencyHistogram;
}

/** Add calls, then ask. */
export class EdgeTally {
  private readonly rows = new Map<string, Row>();
  dropped = 0;

  add(from: string, to: string, milliseconds: number, isError: boolean): void {
    const key = `${from}\n${to}`;
    const row = this.rows.get(key) ?? this.begin(key, from, to);
    if (!row) return void this.dropped++;
    row.calls++;
    if (isError) row.errors++;
    row.latency.add(milliseconds);
  }

  /** The busiest first. */
  toEdges(): TrafficEdge[] {
    const sorted = [...this.rows].sort(([a, x], [b, y]) => y.calls - x.calls || (a < b ? -1 : 1));
    return sorted.map(([, { from, to, calls, errors, latency }]) => {
      const found = latency.toLatency();
      return { from, to, calls, errors, ...(found && { latency: found }) };
    });
  }

  private begin(key: string, from: string, to: string): Row | undefined {
    if (this.rows.size >= mostEdges) return undefined;
    const row = { from, to, calls: 0, errors: 0, latency: new LatencyHistogram() };
    this.rows.set(key, row);
    return row;
  }
}
