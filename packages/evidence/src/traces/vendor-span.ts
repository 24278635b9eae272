/** A record of a vendor's export → a span, by a table of columns. */
import { FactGatherer } from './attribute-names';
import { type FlatRecord, pick } from './flat-record';
import type { Resources } from './resources';
import type { Span, SpanFacts, SpanKind } from './span';
import { toId, toNumber, toText } from './span-values';
import { toKind } from './to-kind';
import type { VendorColumns } from './vendor-columns';

/** What a vendor says in its own way about a span. */
export interface VendorWords {
  readonly kind?: SpanKind;
  readonly facts?: SpanFacts;
}

/** The span, or why it cannot be used. What OpenTelemetry's attributes say goes before the vendor's own words. */
export function toVendorSpan(
  record: FlatRecord,
  columns: VendorColumns,
  wordsOf: (record: FlatRecord, name: string) => VendorWords,
  resources: Pick<Resources, 'of'>,
): Span | string {
  const trace = toId(pick(record, columns.trace), 16);
  if (!trace) return 'no-trace-id';
  const id = toId(pick(record, columns.id), 8);
  if (!id) return 'no-span-id';
  const start = toMoment(record, columns.start);
  const duration = toLength(record, columns, start);
  if (!start || duration === undefined) return 'no-time';
  const name = toText(pick(record, columns.name)) ?? '';
  const words = wordsOf(record, name);
  const kind = pick(record, columns.kind);
  return {
    trace,
    id,
    parent: toId(pick(record, columns.parent), 8),
    name,
    kind: kind === undefined ? (words.kind ?? 'internal') : toKind(kind),
    start,
    duration,
    error: isError(pick(record, columns.error)),
    resource: resources.of(toText(pick(record, columns.service))),
    facts: { ...words.facts, ...factsOf(record, columns) },
  };
}

function factsOf(record: FlatRecord, { prefixes }: VendorColumns): SpanFacts {
  const gatherer = new FactGatherer();
  for (const [name, value] of record) {
    const prefix = prefixes.find((each) => each !== '' && name.startsWith(each)) ?? '';
    gatherer.add(name.slice(prefix.length), value);
  }
  return gatherer.facts;
}

function toMoment(record: FlatRecord, columns: VendorColumns['start']): number | undefined {
  for (const [name, unit] of columns) {
    const value = record.get(name);
    const number = toNumber(value);
    if (number !== undefined) return number * unit;
    const date = typeof value === 'string' ? Date.parse(value) : NaN;
    if (!Number.isNaN(date)) return date;
  }
  return undefined;
}

function toLength(record: FlatRecord, { duration, end }: VendorColumns, start: number | undefined): number | undefined {
  const length = toMoment(record, duration);
  const ended = length === undefined ? toMoment(record, end) : undefined;
  return length ?? (ended !== undefined && start !== undefined ? ended - start : undefined);
}

function isError(value: unknown): boolean {
  return value !== undefined && !/^(?:0|false|ok|unset|no|)$/i.test(String(value));
}
