/** Remarks in the order of their places. */
import type { Remark } from './lift-report';

/** Sorted by file and line; each once. */
export function sorted(remarks: readonly Remark[]): readonly Remark[] {
  const unique = new Map(remarks.map((one) => [`${one.file}\n${String(one.line).padStart(7, '0')}\n${one.text}`, one]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
