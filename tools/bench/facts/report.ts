/** What a benchmark found, as a table for people. */
import type { Measured } from './measure';

/** A limit that was set before anything was measured. */
export interface Bar {
  readonly what: string;
  readonly value: number;
  /** The value may be as large as this. */
  readonly most: number;
  readonly unit?: string;
}

/** One benchmark: who ran, and how it stands to its limits. */
export interface Section {
  readonly title: string;
  readonly runs: readonly Measured[];
  readonly bars: readonly Bar[];
}

export function isMet({ value, most }: Bar): boolean {
  return value <= most;
}

/** A section as lines of text. */
export function formatSection({ title, runs, bars }: Section): string {
  const width = Math.max(...runs.map(({ name }) => name.length), 10);
  const head = `  ${''.padEnd(width)}     wall  processor   memory  found`;
  const rows = runs.map(
    ({ name, wall, cpu, memory, found }) =>
      `  ${name.padEnd(width)} ${seconds(wall)} ${seconds(cpu, 10)} ${`${Math.round(memory)} MB`.padStart(8)}  ${found}`,
  );
  const limits = bars.map(
    (bar) =>
      `  ${isMet(bar) ? 'met   ' : 'MISSED'}  ${bar.what}: ${bar.value.toFixed(2)}${bar.unit ?? ''}, at most ${bar.most.toFixed(2)}${bar.unit ?? ''}`,
  );
  return [title, head, ...rows, ...limits, ''].join('\n');
}

function seconds(value: number, width = 8): string {
  return `${value.toFixed(2)} s`.padStart(width);
}
