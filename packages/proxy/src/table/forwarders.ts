/** What is kept per upstream: a reload keeps the connections, counts and health of every upstream that stays. */
import type { Bounds, TableUpstream } from '@banyan/routing';
import { CopyLane } from '../shadow/copy-lane';
import type { Forwarder } from '../forward/forwarder';
import { Gate } from '../guard/gate';
import type { GateLoans } from '../guard/lent';
import { checkUpstream } from '../health/check-upstream';
import { type HealthEvent, type Mates, UpstreamHealth } from '../health/upstream-health';
import { defaultLimits, defaultTimeouts } from '../options';
import type { Dialer } from '../tls/dialer';

/** An upstream in use. */
export interface Link {
  readonly upstream: TableUpstream;
  readonly forwarder: Forwarder;
  readonly gate: Gate;
  readonly health: UpstreamHealth;
  /** Of upstreams on https. */
  readonly dialer: Dialer | undefined;
  /** The way of copies. */
  readonly lane: CopyLane;
}

/** Makes the forwarder of an upstream, which counts against the gate. */
export type ForwarderMaker = (upstream: TableUpstream, gate: Gate, dialer: Dialer | undefined) => Forwarder;

/** Other processes that use the same upstreams. */
export interface Team {
  loansFor(key: string): GateLoans;
  matesFor(key: string): Mates;
  /** A link is open. The team makes its active checks. */
  joined(key: string, link: Link): void;
  left(key: string): void;
}

/** What links need beside their upstream. */
export interface LinkMeans {
  /** To an upstream whose bounds name no number. */
  readonly connections: number;
  readonly clock: () => number;
  readonly random: () => number;
  /** Opens the way of copies to an upstream. */
  readonly openLane: (upstream: TableUpstream, dialer: Dialer | undefined) => CopyLane;
  readonly onHealth: (upstream: TableUpstream, event: HealthEvent) => void;
  /** Opens TLS connections to an upstream on https. */
  readonly toDialer: (upstream: TableUpstream) => Dialer | undefined;
  /** Present when there is more than one process. */
  readonly team?: Team;
  /** This process's part of what copies may take. */
  readonly copyBounds?: (bounds: Bounds) => Bounds;
}

const plainSettings = { limits: defaultLimits, timeouts: defaultTimeouts, dialer: undefined };

/** Of a proxy alone, that tells nobody. */
export const plainMeans: LinkMeans = {
  connections: 1024,
  clock: () => performance.now(),
  random: () => 0.5,
  openLane: (upstream) => new CopyLane(upstream, plainSettings, () => performance.now(), upstream.bounds),
  onHealth: () => undefined,
  toDialer: () => undefined,
};

/** Shares links between tables and closes those that no table uses any more. */
export class Forwarders {
  private readonly byKey = new Map<string, Entry>();
  private readonly closing = new Set<Promise<void>>();

  constructor(
    private readonly create: ForwarderMaker,
    private readonly means: LinkMeans = plainMeans,
  ) {}

  /** The link of an upstream, with the bounds it has now; to be given back with `release`. */
  acquire(upstream: TableUpstream): Link {
    const known = this.byKey.get(keyOf(upstream)) ?? this.open(upstream);
    known.users += 1;
    known.link.gate.bounds = upstream.bounds;
    known.link.lane.bounds = this.means.copyBounds?.(upstream.bounds) ?? upstream.bounds;
    this.watch(known, upstream);
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
    this.means.team?.left(keyOf(upstream));
    known.stopChecks();
    const { forwarder, lane } = known.link;
    const done = Promise.all([forwarder.close(), lane.close()]).then(() => void this.closing.delete(done));
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

  private open(upstream: TableUpstream): Entry {
    const { connections, clock, onHealth, toDialer, openLane, team } = this.means;
    const key = keyOf(upstream);
    const gate = new Gate(upstream.bounds, connections, team?.loansFor(key));
    const tell = (event: HealthEvent): void => onHealth(upstream, event);
    const health = new UpstreamHealth(upstream.care, clock, tell, team?.matesFor(key));
    const dialer = toDialer(upstream);
    const [forwarder, lane] = [this.create(upstream, gate, dialer), openLane(upstream, dialer)];
    const link: Link = { upstream, gate, health, dialer, forwarder, lane };
    team?.joined(key, link);
    return { link, users: 0, checks: '', stopChecks: () => undefined };
  }

  /** A reload that changes nothing about the checks lets them go on. */
  private watch(entry: Entry, upstream: TableUpstream): void {
    const { health, dialer } = entry.link;
    const { check } = upstream.care;
    health.care = upstream.care;
    const checks = JSON.stringify(check ?? '');
    if (checks === entry.checks || this.means.team) return;
    entry.stopChecks();
    entry.checks = checks;
    const onChecked = (good: boolean): void => health.checked(good);
    entry.stopChecks = check
      ? checkUpstream({ upstream, dialer, check }, onChecked, this.means.random)
      : () => undefined;
  }
}

/** A link, who uses it, and the checks that go on. */
interface Entry {
  readonly link: Link;
  users: number;
  checks: string;
  stopChecks: () => void;
}

/** Two names for one origin are two upstreams: each has its own bounds. So is another way to speak to it. */
export function keyOf({ name, origin, protocol, tls }: TableUpstream): string {
  return `${origin} ${name} ${protocol} ${tls ? JSON.stringify(tls) : ''}`;
}
