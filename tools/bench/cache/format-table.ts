/** Standings as text. */
import type { Standings } from './judge-results';

/** The best first, then what we do not pass and why. */
export function formatTable({ of, ours, others }: Standings): string {
  const rows = [ours, ...others].toSorted((a, b) => b.required - a.required || b.optimal - a.optimal);
  const lines = rows.map(
    ({ name, required, optimal }) =>
      `| ${name.padEnd(16)} | ${String(required).padStart(8)} | ${String(optimal).padStart(7)} |`,
  );
  const failed = ours.failed.map(({ suite, test, kind, why }) => `  ${kind} ${suite} ${test}: ${why}`);
  return [
    `| cache            | required | optimal |`,
    `| ---------------- | -------: | ------: |`,
    ...lines,
    `of ${of.required} required and ${of.optimal} optimal; the others as the suite publishes them`,
    '',
    `Not passed by banyan:`,
    ...failed,
    '',
  ].join('\n');
}
