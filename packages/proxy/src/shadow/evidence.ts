/** What the comparisons of one route have shown so far; forgotten on request, and when the rules change. */
import type { Comparison, Difference } from '../compare/comparison';
import type { ComparedPairs, FieldCount } from './report-fields';

/** One pair of answers that differ. */
export interface ShadowSample {
  /** ISO 8601. */
  readonly at: string;
  readonly method: string;
  /** Without the query; where values are masked, without what is no name either. */
  readonly path: string;
  readonly status: { readonly monolith: number; readonly service: number };
  readonly milliseconds: { readonly monolith: number; readonly service: number };
  readonly differences: readonly Difference[];
  readonly more: boolean;
}

/** More paths than this are counted as one: keys may be data in a form that nobody foresees. */
const mostFields = 200;
const others = '(others)';

/** Bounded, whatever the answers are. */
export class ShadowEvidence {
  readonly fields = new Map<string, FieldCount>();
  /** The newest last. */
  samples: readonly ShadowSample[] = [];
  /** Pairs that were compared. */
  pairs: ComparedPairs = { raw: 0, noise: 0 };

  /** @param kind `raw` of monolith and service; `noise` of the monolith with itself */
  add(kind: 'raw' | 'noise', { verdict, differences }: Comparison): void {
    if (verdict === 'uncompared') return;
    this.pairs = { ...this.pairs, [kind]: this.pairs[kind] + 1 };
    for (const field of new Set(differences.map((difference) => difference.field))) this.countOf(field)[kind] += 1;
  }

  keep(sample: ShadowSample, most: number): void {
    if (most > 0) this.samples = [...this.samples.slice(1 - most || this.samples.length), sample];
  }

  forget(): void {
    this.fields.clear();
    this.samples = [];
    this.pairs = { raw: 0, noise: 0 };
  }

  private countOf(field: string): FieldCount {
    const known = this.fields.get(field);
    if (known) return known;
    if (this.fields.size >= mostFields && field !== others) return this.countOf(others);
    const made = { raw: 0, noise: 0 };
    this.fields.set(field, made);
    return made;
  }
}
