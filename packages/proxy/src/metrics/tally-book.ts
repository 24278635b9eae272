/** Every counter of the proxy. Outlives tables: a reload must not set a counter back. */
import type { Destination, TableShadow } from '@banyan/routing';
import type { FaultCode } from '../answer/faults';
import { ShadowRecord } from '../shadow/shadow-record';
import { Tally } from './tally';

/** A tally and what it counts. */
export interface TallyEntry {
  readonly route: string;
  readonly upstream: string;
  readonly phase: string;
  readonly tally: Tally;
}

/** Counters by destination, and those that belong to none. */
export class TallyBook {
  private readonly byLabel = new Map<string, TallyEntry>();
  private readonly shadowRecords = new Map<string, ShadowRecord>();
  /** Requests that were not forwarded, by reason. */
  readonly refused = new Map<FaultCode, number>();
  /** Failed requests of any destination, by the code the caller got. */
  readonly faults = new Map<FaultCode, number>();
  /** Requests sent again because a reused connection had closed. */
  retries = 0;
  /** TLS connections that came to nothing. */
  handshakesFailed = 0;
  /** Requests sent once more, by where. */
  readonly secondTries = { same: 0, monolith: 0 };
  readonly reloads = { swapped: 0, renewed: 0, unchanged: 0, refused: 0 };

  /** The tally of a destination; the same one for every revision that has such a destination. */
  of({ route, upstream, phase }: Destination): Tally {
    const label = JSON.stringify([route, upstream.name, phase]);
    const known = this.byLabel.get(label);
    if (known) return known.tally;
    const tally = new Tally();
    this.byLabel.set(label, { route, upstream: upstream.name, phase, tally });
    return tally;
  }

  /** All tallies, by route, upstream and phase. */
  entries(): readonly TallyEntry[] {
    return [...this.byLabel].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  }

  /** The record of a route's shadow; the same one as long as its copies go to the same service. */
  shadowOf(route: string, rules: TableShadow): ShadowRecord {
    const label = JSON.stringify([route, rules.service.name]);
    const known = this.shadowRecords.get(label) ?? new ShadowRecord(route, rules.service.name, rules);
    known.adopt(rules);
    this.shadowRecords.set(label, known);
    return known;
  }

  /** All of them, by route and service. */
  shadows(): readonly ShadowRecord[] {
    return [...this.shadowRecords].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
  }

  countRefused(code: FaultCode): void {
    this.refused.set(code, (this.refused.get(code) ?? 0) + 1);
  }

  countFault(code: FaultCode): void {
    this.faults.set(code, (this.faults.get(code) ?? 0) + 1);
  }
}
