/** What exporters call the kind of a span → the kind. */
import type { SpanKind } from './span';

/** In the order of OTLP's enum; 0 is unspecified. */
const kinds: readonly SpanKind[] = ['internal', 'internal', 'server', 'client', 'producer', 'consumer'];

/** `2`, `"2"`, `SPAN_KIND_SERVER`, `SERVER`, `server`; anything else is internal. */
export function toKind(value: unknown): SpanKind {
  if (typeof value === 'number') return kinds[value] ?? 'internal';
  if (typeof value !== 'string') return 'internal';
  const name = value.replace(/^SPAN_KIND_/i, '').toLowerCase();
  return kinds.find((kind) => kind === name) ?? kinds[Number(value)] ?? 'internal';
}
