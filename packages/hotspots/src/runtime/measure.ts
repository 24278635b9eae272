/** What was measured about a finding, and what its repetition really came to. */
import type { Finding, FindingEntryPoint, Measured, StatementRepeats, StatementTraffic } from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { trafficOf } from './endpoint-traffic';
import { oncePerIndex } from '../once-per-index';
import { nameKey } from './name-key';
import { busyMilliseconds, functionTimes } from './profile-time';

/** Milliseconds without a break from which on others notice that they wait. */
const stall = 100;

type Draft = Pick<Finding, 'entryPoints' | 'subject' | 'function'>;

/** Figures for a finding: those of all its entry points together; undefined where nothing was measured. */
export function measure(index: FactsIndex, { entryPoints, subject, function: owner }: Draft): Measured | undefined {
  const seen = entryPoints.flatMap((entry) => trafficOf(index, entry));
  const seconds = index.evidence?.traffic?.seconds ?? 0;
  const requests = seen.reduce((sum, one) => sum + one.requests, 0);
  const busiest = [...seen].sort((a, b) => b.requests - a.requests)[0];
  const traced = seen.filter(({ queries }) => queries !== undefined);
  const time = functionTimes(index).get(owner);
  const busy = busyMilliseconds(index);
  const measured: Measured = {
    ...(seconds > 0 && requests > 0 && { rate: round(requests / seconds) }),
    ...(busiest?.latency && { p95: round(busiest.latency.p95) }),
    ...(traced.length > 0 && { queries: round(mean(traced, ({ queries }) => queries?.mean ?? 0)) }),
    ...(traced.length > 0 && costOf(index, traced, subject)),
    ...(time && busy > 0 && { cpuShare: round(Math.min(1, time.total / busy)) }),
    ...(time && time.longest >= stall && { stall: round(time.longest) }),
  };
  return Object.keys(measured).length > 0 ? measured : undefined;
}

/** How often statements about a table ran in one request of any of the entry points: mean and maximum; none when never. */
export function seenRepeats(
  index: FactsIndex,
  entryPoints: readonly FindingEntryPoint[],
  subject: string,
): { readonly mean: number; readonly max: number; readonly repeated?: StatementRepeats } | undefined {
  const about = entryPoints
    .flatMap((entry) => trafficOf(index, entry))
    .flatMap(({ statements }) => statements.filter(isAbout(index, subject)));
  const most = about.sort((a, b) => b.perRequest.mean - a.perRequest.mean)[0];
  return most && { ...most.perRequest, ...(most.repeated && { repeated: most.repeated }) };
}

/** Milliseconds per request in statements about the table that the finding is about; nothing for other subjects. */
function costOf(index: FactsIndex, traced: ReturnType<typeof trafficOf>, subject: string): Measured {
  const requests = traced.reduce((sum, one) => sum + one.requests, 0);
  const about = traced.flatMap(({ statements }) => statements.filter(isAbout(index, subject)));
  if (requests === 0 || (about.length === 0 && !isTable(index, subject))) return {};
  return { milliseconds: round(about.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / requests) };
}

function isAbout(index: FactsIndex, subject: string): (statement: StatementTraffic) => boolean {
  const table = tableKey(index, subject);
  return ({ tables }) => tables.some((one) => nameKey(one) === table);
}

function isTable(index: FactsIndex, subject: string): boolean {
  return tableKeys(index).has(tableKey(index, subject));
}

/** Of an entity, a table, or a column (`photos.album_id`). */
function tableKey(index: FactsIndex, subject: string): string {
  const whole = nameKey(index.entities.get(subject)?.table ?? subject);
  const [owner = ''] = subject.split('.');
  return tableKeys(index).has(whole) ? whole : nameKey(index.entities.get(owner)?.table ?? owner);
}

const tableKeys = oncePerIndex(
  ({ entities }): ReadonlySet<string> => new Set([...entities.values()].map(({ table }) => nameKey(table))),
);

function mean<T>(items: readonly T[], valueOf: (item: T) => number): number {
  return items.reduce((sum, item) => sum + valueOf(item), 0) / items.length;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
