/** A report as text. */
import { type Bar, isMet, type Report, type Table } from './case';

export function formatReport({ title, tables, bars, notes = [] }: Report): string {
  return [
    `${title}\n`,
    ...tables.map(formatTable),
    ...notes.map((note) => `  ${note}\n`),
    ...bars.map(formatBar),
    '',
  ].join('\n');
}

/** Aligned columns; numbers stand right. */
function formatTable({ title, rows }: Table): string {
  const cells = rows.map((row) => row.map(String));
  const widths = (cells[0] ?? []).map((_, at) => Math.max(...cells.map((row) => (row[at] ?? '').length)));
  const isNumeric = (at: number): boolean => rows.slice(1).some((row) => typeof row[at] === 'number');
  const lines = cells.map((row) =>
    row.map((cell, at) => (isNumeric(at) ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!))).join('  '),
  );
  const head = title === undefined ? [] : [`  ${title}`];
  return [...head, ...lines.map((line) => `  ${line.trimEnd()}`), ''].join('\n');
}

function formatBar(bar: Bar): string {
  const unit = bar.unit ?? '';
  const limit =
    'most' in bar ? `at most ${bar.most}` : 'least' in bar ? `at least ${bar.least}` : `more than ${bar.above}`;
  return `  ${isMet(bar) ? 'met   ' : 'MISSED'}  ${bar.what}: ${Number(bar.value.toFixed(4))}${unit}, ${limit}${unit}`;
}
