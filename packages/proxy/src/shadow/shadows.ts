/**
 * Copies requests of routes in phase shadow, after their callers have been served.
 *
 *            1                      2
 *   caller ─────►  proxy  ─────────────────────►  monolith      1 the request, drawn to be copied or not
 *          ◄─────         ◄─────────────────────                2 as in every phase; what passes is kept, within bounds
 *            3               3                                  3 the answer, on its way
 *                         ─────────────────────►  service       4 the caller has its answer: the copy leaves
 *                         ◄─────────────────────                5 its answer is compared with 3, and thrown away
 */
import type { Exchange } from '../forward/exchange';
import type { LoadWatch } from '../life/load-watch';
import { CompareBudget } from './compare-budget';
import type { DropReason } from './drop-reason';
import { ShadowCopy } from './shadow-copy';
import type { ShadowWay } from './shadow-way';

/**
 * Milliseconds that a copy waits once its caller has been served. Sent at once it takes the processor from whoever takes
 * the answer out of the system's hands, and from the next request.
 */
const grace = 2;

/** What copying needs of the proxy. */
export interface ShadowParts {
  readonly load: Pick<LoadWatch, 'dropsCopies'>;
  readonly clock: () => number;
  readonly random: () => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What a copy needs on its way. */
export interface ShadowMeans extends Omit<ShadowParts, 'load'> {
  readonly budget: CompareBudget;
  readonly isOverloaded: () => boolean;
  /** Starts the copy when its caller has the answer, and those that came with it have been taken care of. */
  readonly afterwards: (copy: ShadowCopy) => void;
}

/** One per proxy. */
export class Shadows {
  private readonly means: ShadowMeans;
  private waiting: ShadowCopy[] = [];

  constructor(private readonly parts: ShadowParts) {
    const { load, clock, random, now } = parts;
    const budget = new CompareBudget(clock);
    const isOverloaded = (): boolean => load.dropsCopies;
    this.means = { clock, random, now, budget, isOverloaded, afterwards: (copy) => this.wait(copy) };
  }

  /** Step 1. The exchange is on its way to the monolith already. */
  consider(exchange: Exchange, way: ShadowWay, stopping: boolean): void {
    const { rules, record } = way;
    if (rules.share < 1 && this.parts.random() >= rules.share) return;
    if (exchange.fault) return record.drop((exchange.shadowed = 'no-answer'));
    const reason = stopping ? 'stopping' : this.reasonAgainst(exchange, way);
    if (reason) record.drop((exchange.shadowed = reason));
    else exchange.witness = new ShadowCopy(exchange, way, this.means);
  }

  /** What is known before a byte has been kept. */
  private reasonAgainst({ request, head }: Exchange, { rules, health, lane }: ShadowWay): DropReason | undefined {
    if (!rules.methods.has(request.method ?? '')) return 'method';
    if (this.parts.load.dropsCopies) return 'overloaded';
    if (!health.isWell || lane.isResting) return 'unwell';
    if ((head.length ?? 0) > rules.maxBody) return 'too-large';
    return lane.isFull ? 'full' : undefined;
  }

  private wait(copy: ShadowCopy): void {
    this.waiting.push(copy);
    if (this.waiting.length === 1) setTimeout(() => this.startWaiting(), grace);
  }

  private startWaiting(): void {
    const copies = this.waiting;
    this.waiting = [];
    for (const copy of copies) copy.start();
  }
}
