/** The table the demo ends with. */
import type { Observation } from './observe';

const head = [
  'share',
  'e2e tests',
  'routed → monolith',
  'routed → service',
  'others → monolith',
  'failed',
  '5xx',
  'monolith p50 / p95',
  'service p50 / p95',
];

/** Markdown, so that it can stand in a README as it is printed. */
export function formatObservations(observations: readonly Observation[], context: string): string {
  const rows = observations.map(
    ({ share, testsPassed, testsFailed, routed, unrouted, faults, serverErrors, latency }) => [
      `${share} %`,
      `${testsPassed} passed, ${testsFailed} failed`,
      String(routed.monolith),
      String(routed.service),
      String(unrouted),
      String(faults),
      String(serverErrors),
      formatLatency(latency.monolith, routed.monolith),
      formatLatency(latency.service, routed.service),
    ],
  );
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [
    ...[line(head), rule, ...rows.map(line)],
    '',
    `"routed" are requests on the routes of ${context}; "failed" are those the proxy had to answer itself;`,
    'milliseconds are measured at the proxy, on the routed requests only.',
  ].join('\n');
}

function formatLatency([median, high]: readonly [number, number], requests: number): string {
  return requests === 0 ? '–' : `${median.toFixed(0)} / ${high.toFixed(0)} ms`;
}
