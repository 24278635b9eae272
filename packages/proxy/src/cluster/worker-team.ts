/** The worker's end of what workers have in common: loans of limits, and how upstreams are. */
import type { GateLoans } from '../guard/lent';
import type { CheckState } from '../health/checks';
import type { Mates } from '../health/upstream-health';
import type { Link, Team } from '../table/forwarders';
import { Allowance } from './allowance';
import type { LentKind, Order, Report } from './messages';
import { OutcomeNotes } from './outcome-notes';
import { partOf } from './part-of';

/** Orders that are for the team. */
export type TeamOrder = Extract<Order, { kind: 'give' | 'recall' | 'outcomes' | 'turned' | 'checked' }>;

/** One per worker. */
export class WorkerTeam implements Team {
  private readonly allowances = new Map<string, Allowance>();
  private readonly links = new Map<string, Link>();
  private readonly checks = new Map<string, CheckState>();
  private readonly notes: OutcomeNotes;

  constructor(
    private readonly slot: number,
    private readonly workers: number,
    private readonly clock: () => number,
    private readonly report: (report: Report) => void,
  ) {
    this.notes = new OutcomeNotes((key, outcomes) => report({ kind: 'outcomes', key, outcomes }));
  }

  loansFor(key: string): GateLoans {
    return {
      connections: this.allowance('connections', key),
      inFlight: this.allowance('inFlight', key),
      tunnels: this.allowance('tunnels', key),
      divide: (count) => partOf(count, this.slot, this.workers),
    };
  }

  matesFor(key: string): Mates {
    const trial = this.allowance('trial', key);
    return {
      saw: (good) => this.notes.note(key, good),
      turned: (turn) => this.report({ kind: 'turned', key, turn }),
      mayTry: () => {
        if (trial.granted > 0) return true;
        trial.ask(1);
        return false;
      },
    };
  }

  joined(key: string, link: Link): void {
    this.links.set(key, link);
    this.allowance('trial', key).used = () => Number(link.health.trying);
    const known = this.checks.get(key);
    if (known) link.health.adoptChecks(known);
  }

  left(key: string): void {
    this.links.delete(key);
    this.checks.delete(key);
  }

  /** The primary has something to say. */
  obey(order: TeamOrder): void {
    switch (order.kind) {
      case 'give':
        return this.allowance(order.loan.what, order.loan.key).given(order.loan.count, order.asked);
      case 'recall':
        return this.allowance(order.loan.what, order.loan.key).recalled(order.loan.count, order.owing);
      case 'outcomes':
        return this.links.get(order.key)?.health.heard(order.outcomes);
      case 'turned':
        return this.links.get(order.key)?.health.adopt(order.turn);
      case 'checked':
        this.checks.set(order.key, order.state);
        return this.links.get(order.key)?.health.adoptChecks(order.state);
    }
  }

  private allowance(what: LentKind, key: string): Allowance {
    const name = `${what} ${key}`;
    const known = this.allowances.get(name);
    if (known) return known;
    const { clock, report } = this;
    const opened = new Allowance({
      clock,
      ask: (count) => report({ kind: 'ask', loan: { key, what, count } }),
      giveBack: (count, reply) => report({ kind: 'return', loan: { key, what, count }, reply }),
    });
    this.allowances.set(name, opened);
    return opened;
  }
}
