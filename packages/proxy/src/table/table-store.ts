/** Holds the table that requests travel by, and swaps it whole. */
import type { RoutingPlan } from '@banyan/model';
import { compile, type Destination, type Revision, type RoutingTable } from '@banyan/routing';
import type { TallyBook } from '../metrics/tally-book';
import { defaultTimeouts, type Timeouts } from '../options';
import { toShadowWay, type ShadowWay } from '../shadow/shadow-way';
import type { Forwarders, Link } from './forwarders';
import { LiveTable } from './live-table';
import { type Environment, secretsOf } from './secrets';
import { toWayTimes, type Way } from './way';

/** The current table. Requests under way keep the one they began with. */
export class TableStore {
  private live: LiveTable;
  private adopt: (table: RoutingTable) => void = () => undefined;

  /** @param plan a sound plan */
  constructor(
    plan: RoutingPlan,
    private readonly forwarders: Forwarders,
    private readonly book: TallyBook,
    private readonly environment: Environment = {},
    private readonly timeouts: Timeouts = defaultTimeouts,
    revision: Revision = 1,
  ) {
    this.live = this.open(plan, revision);
  }

  /** What a request that begins now travels by. */
  get current(): LiveTable {
    return this.live;
  }

  /** Is told of the table in use, now and whenever another one is put in place. */
  onTable(adopt: (table: RoutingTable) => void): void {
    this.adopt = adopt;
    adopt(this.live.table);
  }

  get revision(): Revision {
    return this.live.table.revision;
  }

  get plan(): RoutingPlan {
    return this.live.table.plan;
  }

  /** Puts the next revision in place; the old one ends when its last request has arrived. */
  swap(plan: RoutingPlan, revision: Revision = this.revision + 1): Revision {
    const old = this.live;
    this.live = this.open(plan, revision);
    this.adopt(this.live.table);
    this.end(old);
    return this.live.table.revision;
  }

  /** Resolves when the connections to all upstreams are closed. */
  async close(): Promise<void> {
    this.end(this.live);
    await this.forwarders.closed();
  }

  private open(plan: RoutingPlan, revision: Revision): LiveTable {
    const table = compile(plan, revision, secretsOf(plan, this.environment));
    const byName = new Map(table.upstreams.map((upstream) => [upstream.name, this.forwarders.acquire(upstream)]));
    const ways: Way[] = [];
    for (const destination of table.destinations) {
      const link = byName.get(destination.upstream.name);
      if (!link) throw new TypeError(`no upstream "${destination.upstream.name}"`);
      const times = toWayTimes(destination, this.timeouts);
      const { forwarder, gate, health, dialer } = link;
      const shadow = this.toShadow(destination, link, byName);
      const tally = this.book.of(destination);
      // The monolith's side of a route comes first.
      const other = destination.fallback && ways[destination.fallback.to.index];
      const fallback = other && destination.fallback ? { way: other, when: destination.fallback.when } : undefined;
      ways.push({ destination, forwarder, gate, health, dialer, fallback, shadow, tally, times });
    }
    return new LiveTable(table, ways);
  }

  private toShadow(
    { route, shadow: rules }: Destination,
    monolith: Link,
    links: ReadonlyMap<string, Link>,
  ): ShadowWay | undefined {
    const service = rules && links.get(rules.service.name);
    if (!service) return undefined;
    const record = this.book.shadowOf(route, rules);
    return toShadowWay(route, rules, {
      lane: service.lane,
      controlLane: monolith.lane,
      health: service.health,
      record,
    });
  }

  private end(live: LiveTable): void {
    live.retire(() => live.table.upstreams.forEach((upstream) => this.forwarders.release(upstream)));
  }
}
