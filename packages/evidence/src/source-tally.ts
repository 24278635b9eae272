/** What became of the records of one file. */
import type { EvidenceSource } from '@banyan/model';

/** Counts while the file is read, and after: a span may turn out to be a duplicate only when its trace is whole. */
export class SourceTally {
  records = 0;
  private readonly skipped = new Map<string, number>();
  private from = Infinity;
  private to = -Infinity;

  constructor(
    readonly file: string,
    readonly format: string,
  ) {}

  use(records = 1): void {
    this.records += records;
  }

  skip(reason: string, count = 1): void {
    this.skipped.set(reason, (this.skipped.get(reason) ?? 0) + count);
  }

  /** A record that was counted as used is not. */
  takeBack(reason: string): void {
    this.records--;
    this.skip(reason);
  }

  /** Milliseconds since 1970 that a record began and ended. */
  covers(from: number, to = from): void {
    if (from < this.from) this.from = from;
    if (to > this.to) this.to = to;
  }

  /** Milliseconds since 1970; absent when no record had a time. */
  get interval(): readonly [number, number] | undefined {
    return this.from <= this.to ? [this.from, this.to] : undefined;
  }

  toSource(): EvidenceSource {
    const { file, format, records, interval } = this;
    const skipped = Object.fromEntries([...this.skipped].sort(([a], [b]) => (a < b ? -1 : 1)));
    return {
      file,
      format,
      records,
      ...(this.skipped.size > 0 && { skipped }),
      ...(interval && { from: toIso(interval[0]), to: toIso(interval[1]) }),
    };
  }
}

/** Years that no date has are left to the nearest one that has. */
function toIso(milliseconds: number): string {
  return new Date(Math.min(Math.max(milliseconds, -8.64e15), 8.64e15)).toISOString();
}
