/** What the primary knows about upstreams: it passes on what one worker learns, and tells each event once. */
import type { HealthTurn, Outcomes } from '../health/upstream-health';
import type { LogLine } from '../log/log-line';
import type { Order, Report } from './messages';

/** How the workers and the operator are reached. */
export interface HealthAudience {
  /** Tells all workers but the one it comes from. */
  tellOthers(worker: number, order: Order): void;
  log(line: LogLine): void;
}

interface Turned {
  readonly turn: HealthTurn;
  readonly at: number;
}

/** One per primary process. */
export class SharedHealth {
  private readonly turns = new Map<string, Turned>();
  private readonly last = new Map<string, string>();
  /** How often each upstream was taken out, by name. */
  readonly ejections = new Map<string, number>();

  constructor(
    private readonly audience: HealthAudience,
    private readonly clock: () => number,
  ) {}

  outcomes(from: number, key: string, outcomes: Outcomes): void {
    this.audience.tellOthers(from, { kind: 'outcomes', key, outcomes });
  }

  turned(from: number, key: string, turn: HealthTurn): void {
    this.turns.set(key, { turn, at: this.clock() });
    this.audience.tellOthers(from, { kind: 'turned', key, turn });
  }

  /** Every worker says so; the first one is heard. */
  event({ upstream, event, line }: Extract<Report, { kind: 'health' }>): void {
    const about = `${event.startsWith('breaker') ? 'breaker' : 'upstream'} ${upstream}`;
    const before = this.last.get(about) ?? good.find((name) => about.startsWith(name.split('-')[0] ?? ''));
    if (before === event) return;
    this.last.set(about, event);
    if (event === 'upstream-ejected') this.ejections.set(upstream, (this.ejections.get(upstream) ?? 0) + 1);
    this.audience.log(line);
  }

  /** For a worker that begins. */
  orders(): readonly Order[] {
    const now = this.clock();
    return [...this.turns].map(([key, { turn, at }]) => {
      const left = (time: number): number => (time > 0 ? Math.max(1, time - (now - at)) : 0);
      return { kind: 'turned', key, turn: { ...turn, outFor: left(turn.outFor), openFor: left(turn.openFor) } };
    });
  }
}

/** How upstreams stand before anything was said. */
const good: readonly string[] = ['upstream-back', 'breaker-closed'];
