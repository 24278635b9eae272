/** Counts which modules changed together. */

/** What is known of a pair. */
interface Counted {
  commits: number;
  weight: number;
}

/** A pair that changed together at least twice. */
export interface TalliedPair {
  readonly a: string;
  readonly b: string;
  readonly commits: number;
  readonly weight: number;
}

/** Pairs held in memory; beyond it those seen once are forgotten, the oldest of them among the lightest. */
const held = 1_000_000;

/** Heaviest partners that are kept for a module. */
const partners = 20;

/** What lives while a history is read. */
export class PairTally {
  private readonly counts = new Map<string, Map<string, Counted>>();
  private size = 0;

  /** @param modules sorted @param weight of the commit, 1 for a new one */
  add(modules: readonly string[], weight: number): void {
    const share = weight / (modules.length - 1);
    modules.forEach((a, at) => {
      for (const b of modules.slice(at + 1)) this.count(a, b, share);
    });
    if (this.size > held) this.forgetSingle();
  }

  /** Pairs seen at least twice that are among the heaviest of either module, the heaviest first. */
  heaviest(): TalliedPair[] {
    const pairs: TalliedPair[] = [];
    for (const [a, others] of this.counts) {
      for (const [b, { commits, weight }] of others) if (commits > 1) pairs.push({ a, b, commits, weight });
    }
    pairs.sort(byWeight);
    const taken = new Map<string, number>();
    return pairs.filter(({ a, b }) => [take(taken, a), take(taken, b)].some((position) => position <= partners));
  }

  private count(a: string, b: string, share: number): void {
    const others = this.counts.get(a) ?? new Map<string, Counted>();
    this.counts.set(a, others);
    const counted = others.get(b);
    if (counted) {
      counted.commits++;
      counted.weight += share;
    } else {
      others.set(b, { commits: 1, weight: share });
      this.size++;
    }
  }

  private forgetSingle(): void {
    for (const others of this.counts.values()) {
      for (const [b, { commits }] of others) if (commits === 1 && others.delete(b)) this.size--;
    }
  }
}

function take(taken: Map<string, number>, module: string): number {
  const position = (taken.get(module) ?? 0) + 1;
  taken.set(module, position);
  return position;
}

function byWeight(left: TalliedPair, right: TalliedPair): number {
  return right.weight - left.weight || compare(left.a, right.a) || compare(left.b, right.b);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
