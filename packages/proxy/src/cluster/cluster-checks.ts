/** Active checks are made once for all workers, by the primary, which has little else to do. */
import type { RoutingTable, TableUpstream } from '@banyan/routing';
import type { Dialer } from '../tls/dialer';
import { checkUpstream } from '../health/check-upstream';
import { afterCheck, type CheckState, uncheckedState } from '../health/checks';
import { keyOf } from '../table/forwarders';

interface Watched {
  readonly rules: string;
  readonly stop: () => void;
  state: CheckState;
}

/** One per primary process. */
export class ClusterChecks {
  private readonly watched = new Map<string, Watched>();

  /**
   * @param toDialer opens TLS connections
   * @param onTurned told when the verdict on an upstream changes
   */
  constructor(
    private readonly toDialer: (upstream: TableUpstream) => Dialer | undefined,
    private readonly onTurned: (key: string, state: CheckState) => void,
  ) {}

  /** A plan was taken over; what stays as it is goes on. */
  follow({ upstreams }: RoutingTable): void {
    const wanted = new Map(upstreams.map((upstream) => [keyOf(upstream), upstream]));
    for (const [key, { rules, stop }] of this.watched) {
      if (rules === rulesOf(wanted.get(key))) continue;
      stop();
      this.watched.delete(key);
    }
    for (const [key, upstream] of wanted) if (!this.watched.has(key)) this.watch(key, upstream);
  }

  /** How the checks stand, for a worker that begins. */
  states(): readonly (readonly [key: string, state: CheckState])[] {
    return [...this.watched].map(([key, { state }]) => [key, state]);
  }

  stop(): void {
    this.watched.forEach(({ stop }) => stop());
    this.watched.clear();
  }

  private watch(key: string, upstream: TableUpstream): void {
    const { check } = upstream.care;
    if (!check) return;
    const onChecked = (good: boolean): void => {
      const before = watched.state;
      watched.state = afterCheck(before, good, check);
      if (watched.state.kind !== before.kind) this.onTurned(key, watched.state);
    };
    const stop = checkUpstream({ upstream, dialer: this.toDialer(upstream), check }, onChecked, Math.random);
    const watched: Watched = { rules: rulesOf(upstream), state: uncheckedState, stop };
    this.watched.set(key, watched);
  }
}

function rulesOf(upstream: TableUpstream | undefined): string {
  return JSON.stringify(upstream?.care.check ?? '');
}
