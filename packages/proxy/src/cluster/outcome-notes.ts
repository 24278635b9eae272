/** Gathers what requests came to, and tells it some fifty times a second at most: what others must hear is not urgent. */
import type { Outcomes } from '../health/upstream-health';

const every = 20;

/** One per worker. */
export class OutcomeNotes {
  private readonly notes = new Map<string, Outcomes>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly tell: (key: string, outcomes: Outcomes) => void) {}

  /** A request to an upstream has ended. */
  note(key: string, wentWell: boolean): void {
    const { good, row, requests, failures } = this.notes.get(key) ?? nothing;
    this.notes.set(key, {
      good: good || wentWell,
      row: wentWell ? 0 : row + 1,
      requests: requests + 1,
      failures: failures + Number(!wentWell),
    });
    this.timer ??= setTimeout(() => this.flush(), every).unref();
  }

  private flush(): void {
    this.timer = undefined;
    for (const [key, outcomes] of this.notes) this.tell(key, outcomes);
    this.notes.clear();
  }
}

const nothing: Outcomes = { good: false, row: 0, requests: 0, failures: 0 };
