/** What ran, for people and as counts. */
import type {
  EndpointTraffic,
  EvidenceProblem,
  EvidenceSource,
  ProfileEvidence,
  StatementEvidence,
  TrafficEvidence,
} from '@banyan/model';
import { printable } from './printable';
import { findRepeats, type Repeat } from './find-repeats';
import { formatTable } from './table';

/** The sections that `banyan evidence add` gives, and every file that was looked at. */
export interface RunSections {
  readonly traffic?: TrafficEvidence;
  readonly statements?: StatementEvidence;
  readonly profile?: ProfileEvidence;
  readonly sources: readonly EvidenceSource[];
}

const shown = 10;

/** The busiest entry points, the worst repeats, the heaviest statements and lines, and what was skipped. */
export function formatRunFindings({ traffic, statements, profile, sources }: RunSections): string {
  return [
    ...sources.map(formatSource),
    ...(traffic ? formatTraffic(traffic) : []),
    ...(statements ? formatStatements(statements) : []),
    ...(profile ? formatProfile(profile) : []),
    ...problemsOf({ traffic, statements, profile }).map(({ code, message }) => `${code}: ${message}`),
  ].join('\n');
}

/** What `--json` prints. */
export function summarizeRunFindings({ traffic, statements, profile, sources }: RunSections) {
  const endpoints = traffic?.endpoints ?? [];
  return {
    sources,
    seconds: traffic?.seconds ?? 0,
    requests: endpoints.reduce((sum, { requests }) => sum + requests, 0),
    endpoints: endpoints.length,
    edges: traffic?.edges.length ?? 0,
    repeats: findRepeats(endpoints).map(({ endpoint, template, repeated }) => ({
      endpoint: nameOf(endpoint),
      template,
      ...repeated,
    })),
    statements: statements?.statements.length ?? 0,
    profiledLines: profile?.lines.length ?? 0,
    problems: problemsOf({ traffic, statements, profile }),
  };
}

function formatSource({ file, format, records, skipped = {} }: EvidenceSource): string {
  const reasons = Object.entries(skipped).map(([reason, count]) => `${count} ${reason}`);
  return `${printable(file)}: ${format}, ${records} records${reasons.length > 0 ? `; skipped: ${reasons.join(', ')}` : ''}`;
}

function formatTraffic({ endpoints, seconds }: TrafficEvidence): string[] {
  const busiest = [...endpoints].sort((a, b) => b.requests - a.requests).slice(0, shown);
  const repeats = findRepeats(endpoints);
  return [
    '',
    formatTable([
      ['busiest entry points', 'requests', 'per second', 'p95 ms', 'errors', 'queries', 'most'],
      ...busiest.map((endpoint) => toEndpointRow(endpoint, seconds)),
    ]),
    ...more(endpoints.length),
    '',
    ...formatRepeats(repeats),
  ];
}

function toEndpointRow(endpoint: EndpointTraffic, seconds: number): (string | number)[] {
  const { requests, errors, latency, queries } = endpoint;
  const rate = seconds > 0 ? Number((requests / seconds).toPrecision(3)) : '–';
  return [nameOf(endpoint), requests, rate, latency?.p95 ?? '–', errors, queries?.mean ?? '–', queries?.max ?? '–'];
}

function formatRepeats(repeats: readonly Repeat[]): string[] {
  if (repeats.length === 0) return ['no statement or call was repeated five times or more in one request'];
  const rows = repeats
    .slice(0, shown)
    .map(({ endpoint, template, repeated }) => [
      nameOf(endpoint),
      repeated.nPlusOne ? 'N+1' : 'fan-out',
      repeated.max,
      repeated.requests,
      cut(template),
    ]);
  return [
    formatTable([['again and again in one request', 'what', 'most', 'requests', 'statement or call'], ...rows]),
    ...more(repeats.length),
  ];
}

function formatStatements({ statements }: StatementEvidence): string[] {
  const rows = statements
    .slice(0, shown)
    .map(({ template, calls, milliseconds, mean }) => [cut(template), calls, Math.round(milliseconds), mean]);
  return [
    '',
    formatTable([['statements of the server', 'calls', 'ms', 'mean ms'], ...rows]),
    ...more(statements.length),
  ];
}

function formatProfile({ lines }: ProfileEvidence): string[] {
  const rows = lines
    .slice(0, shown)
    .map(({ file, line, function: name, own, longest }) => [printable(`${file}:${line} ${name}`), own, longest]);
  return ['', formatTable([['processor time', 'own ms', 'longest ms'], ...rows]), ...more(lines.length)];
}

function nameOf({ method, route, path, handler }: EndpointTraffic): string {
  return printable([method, route ?? path, handler && `(${handler})`].filter(Boolean).join(' ')).slice(0, 80);
}

function cut(text: string): string {
  return printable(text.length > 90 ? `${text.slice(0, 89)}…` : text);
}

function more(count: number): string[] {
  return count > shown ? [`… and ${count - shown} more in the document`] : [];
}

function problemsOf(sections: {
  readonly [name: string]: { readonly problems: readonly EvidenceProblem[] } | undefined;
}) {
  return Object.values(sections).flatMap((section) => section?.problems ?? []);
}
