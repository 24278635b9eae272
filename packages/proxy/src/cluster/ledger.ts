/**
 * Lends what an upstream can bear to the workers, so that the sum over all never exceeds it. Each has a share from the
 * start; who runs short asks, and gets what is free here or what others give back.
 */
import type { LentKind, Loan } from './messages';

/** Tells a worker something. */
export interface Lending {
  give(worker: number, loan: Loan, asked: boolean): void;
  /** @param owing how many of them are to come as soon as they are free */
  recall(worker: number, loan: Loan, owing: number): void;
}

interface Account {
  readonly key: string;
  readonly what: LentKind;
  limit: number;
  readonly lent: Map<number, number>;
  /** Workers that asked and have not been answered, and whose reply each waits for. */
  readonly asks: { readonly worker: number; readonly want: number; readonly awaited: Set<number> }[];
  /** Workers that were answered with nothing and are given what comes back. */
  readonly hoping: number[];
}

/** One per primary process. */
export class Ledger {
  private readonly accounts = new Map<string, Account>();
  private readonly workers = new Set<number>();

  /** @param planned how many workers there are when all are well */
  constructor(
    private readonly lending: Lending,
    private readonly planned: number,
  ) {}

  /** A plan was taken over. What it does not name ends: it is called in. */
  setLimits(limits: readonly Loan[]): void {
    const wanted = new Map(limits.map((limit) => [nameOf(limit), limit]));
    for (const [name, account] of this.accounts) if (!wanted.has(name)) this.setLimit(account, 0);
    for (const [name, { key, what, count }] of wanted) {
      const known = this.accounts.get(name);
      const account = known ?? { key, what, limit: 0, lent: new Map(), asks: [], hoping: [] };
      this.accounts.set(name, account);
      this.setLimit(account, count);
      if (!known) this.workers.forEach((worker) => this.endow(account, worker));
    }
  }

  /** A worker begins with its share, as far as it is free. */
  join(worker: number): void {
    this.workers.add(worker);
    for (const account of this.accounts.values()) this.endow(account, worker);
  }

  /** It has died, and its connections with it: what it had is free. */
  leave(worker: number): void {
    this.workers.delete(worker);
    for (const account of this.accounts.values()) {
      account.lent.delete(worker);
      for (const ask of [...account.asks]) {
        if (ask.worker === worker) account.asks.splice(account.asks.indexOf(ask), 1);
        else this.replied(account, worker, ask);
      }
      remove(account.hoping, worker);
      this.spread(account);
    }
  }

  ask(worker: number, loan: Loan): void {
    const account = this.accounts.get(nameOf(loan));
    if (!account) return this.lending.give(worker, { ...loan, count: 0 }, true);
    const others = [...account.lent].filter(([other, count]) => other !== worker && count > 0);
    if (freeOf(account) > 0 || others.length === 0) return this.give(account, worker, loan.count, true);
    account.asks.push({ worker, want: loan.count, awaited: new Set(others.map(([other]) => other)) });
    const fair = account.limit / this.planned;
    const poor = (account.lent.get(worker) ?? 0) < fair;
    for (const [other, count] of others) {
      const spare = poor ? Math.min(loan.count, count - Math.floor(fair)) : 0;
      this.lending.recall(other, loan, Math.max(0, spare));
    }
  }

  returned(worker: number, loan: Loan, reply: boolean): void {
    const account = this.accounts.get(nameOf(loan));
    if (!account) return;
    this.lend(account, worker, -loan.count);
    const ask = reply && account.asks.find(({ awaited }) => awaited.has(worker));
    if (ask) this.replied(account, worker, ask);
    else this.spread(account);
    if (account.limit === 0 && sumOf(account) === 0) this.accounts.delete(nameOf(loan));
  }

  /** What is lent, for tests and metrics. */
  lent(): readonly Loan[] {
    return [...this.accounts.values()].map((account) => ({
      key: account.key,
      what: account.what,
      count: sumOf(account),
    }));
  }

  private setLimit(account: Account, limit: number): void {
    account.limit = limit;
    let excess = -freeOf(account);
    for (const [worker, count] of account.lent) {
      if (excess <= 0) break;
      const back = Math.min(count, excess);
      excess -= back;
      this.lending.recall(worker, { key: account.key, what: account.what, count: back }, back);
    }
    this.spread(account);
  }

  private endow(account: Account, worker: number): void {
    const share = Math.min(Math.floor(account.limit / this.planned), freeOf(account));
    if (share > 0) this.hand(account, worker, share, false);
  }

  private replied(account: Account, worker: number, ask: Account['asks'][number]): void {
    ask.awaited.delete(worker);
    if (ask.awaited.size > 0) return;
    account.asks.splice(account.asks.indexOf(ask), 1);
    this.give(account, ask.worker, ask.want, true);
  }

  /** A little more than was asked for, where there is plenty: it spares the next question. */
  private give(account: Account, worker: number, want: number, asked: boolean): void {
    const plenty = Math.floor(account.limit / (4 * this.planned));
    const count = Math.max(0, Math.min(freeOf(account), Math.max(want, plenty)));
    this.hand(account, worker, count, asked);
    if (count < want && !account.hoping.includes(worker)) account.hoping.push(worker);
  }

  /** To those that were answered with nothing, one each. */
  private spread(account: Account): void {
    while (account.hoping.length > 0 && freeOf(account) > 0)
      this.hand(account, account.hoping.shift() as number, 1, false);
  }

  private hand(account: Account, worker: number, count: number, asked: boolean): void {
    this.lend(account, worker, count);
    this.lending.give(worker, { key: account.key, what: account.what, count }, asked);
  }

  private lend(account: Account, worker: number, count: number): void {
    account.lent.set(worker, Math.max(0, (account.lent.get(worker) ?? 0) + count));
  }
}

function freeOf(account: Account): number {
  return account.limit - sumOf(account);
}

function sumOf({ lent }: Account): number {
  let sum = 0;
  for (const count of lent.values()) sum += count;
  return sum;
}

function nameOf({ key, what }: Loan): string {
  return `${what} ${key}`;
}

function remove(list: number[], worker: number): void {
  const at = list.indexOf(worker);
  if (at !== -1) list.splice(at, 1);
}
