/** One small trace, and how each format writes it. */
import { encodeFields } from '../protobuf/encode.fixture';

/** Milliseconds after `epoch`. */
export interface SampleSpan {
  readonly trace?: string;
  readonly id: string;
  readonly parent?: string;
  readonly name: string;
  readonly kind?: 'server' | 'client' | 'producer' | 'consumer';
  readonly at?: number;
  readonly took?: number;
  readonly service?: string;
  readonly error?: boolean;
  readonly tags?: Readonly<Record<string, string | number>>;
}

export const epoch = Date.parse('2026-03-01T12:00:00Z');
const kinds = ['', 'internal', 'server', 'client', 'producer', 'consumer'];

const trace = '5b8efff798038103d269b633813fc60c';

/** An id of eight bytes for a short name. */
export const idOf = (name: string): string => Buffer.from(name.padEnd(8, '.')).toString('hex');
const traceOf = (span: SampleSpan) => span.trace ?? trace;
const nanosOf = (milliseconds: number) => String(BigInt(Math.round((epoch + milliseconds) * 1000)) * 1000n);
const startOf = ({ at = 0 }: SampleSpan) => at;
const endOf = ({ at = 0, took = 1 }: SampleSpan) => at + took;

/** A page of posts that asks for each author by itself, and tells another service. */
export const postsTrace: readonly SampleSpan[] = [
  {
    id: 'web',
    name: 'GET /posts/:tenant',
    kind: 'server',
    took: 30,
    tags: {
      'http.request.method': 'GET',
      'http.route': '/posts/:tenant',
      'url.path': '/posts/anna',
      'http.response.status_code': 200,
    },
  },
  {
    id: 'nest',
    parent: 'web',
    name: 'PostController.list',
    at: 1,
    took: 28,
    tags: { 'nestjs.controller': 'PostController', 'nestjs.callback': 'list' },
  },
  ...[0, 1, 2, 3, 4, 5].map((i) => ({
    id: `sql${i}`,
    parent: 'nest',
    name: 'pg.query:SELECT shop',
    kind: 'client' as const,
    at: 2 + i * 3,
    took: 2,
    tags: {
      'db.system': 'postgresql',
      'db.statement': `SELECT * FROM author WHERE id = ${40 + i} AND token = 'hunter2'`,
    },
  })),
  {
    id: 'call',
    parent: 'nest',
    name: 'POST',
    kind: 'client',
    at: 25,
    took: 3,
    tags: { 'http.method': 'POST', 'http.url': 'http://mail.example/send/42?to=anna', 'peer.service': 'mail' },
  },
];

/** OTLP JSON, with as many documents as there are services. */
export function toOtlp(spans: readonly SampleSpan[], service = 'shop'): string {
  const services = [...new Set(spans.map((span) => span.service ?? service))];
  const lines = services.map((name) => ({
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: name } }] },
        scopeSpans: [{ spans: spans.filter((span) => (span.service ?? service) === name).map(toOtlpSpan) }],
      },
    ],
  }));
  return lines.map((line) => JSON.stringify(line)).join('\n');
}

export function toOtlpSpan(span: SampleSpan) {
  return {
    traceId: traceOf(span),
    spanId: idOf(span.id),
    ...(span.parent && { parentSpanId: idOf(span.parent) }),
    name: span.name,
    kind: kinds.indexOf(span.kind ?? 'internal'),
    startTimeUnixNano: nanosOf(startOf(span)),
    endTimeUnixNano: nanosOf(endOf(span)),
    attributes: Object.entries(span.tags ?? {}).map(([key, value]) => ({
      key,
      value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
    })),
    status: span.error ? { code: 2 } : {},
  };
}

/** TracesData. */
export function toProtobuf(spans: readonly SampleSpan[]): Buffer {
  const attribute = (key: string, value: string | number) =>
    encodeFields([1, key], [2, encodeFields(typeof value === 'number' ? [3, value] : [1, value])]);
  const encoded = spans.map((span) =>
    encodeFields(
      [1, Buffer.from(traceOf(span), 'hex')],
      [2, Buffer.from(idOf(span.id), 'hex')],
      ...(span.parent ? [[4, Buffer.from(idOf(span.parent), 'hex')] as const] : []),
      [5, span.name],
      [6, kinds.indexOf(span.kind ?? 'internal')],
      [7, BigInt(nanosOf(startOf(span)))],
      [8, BigInt(nanosOf(endOf(span)))],
      ...Object.entries(span.tags ?? {}).map(([key, value]) => [9, attribute(key, value)] as const),
      [15, encodeFields([3, span.error ? 2 : 0])],
    ),
  );
  const scope = encodeFields([1, encodeFields([1, 'all'])], ...encoded.map((span) => [2, span] as const));
  const resource = encodeFields([1, attribute('service.name', 'shop')]);
  return encodeFields([1, encodeFields([1, resource], [2, scope])]);
}

export function toJaeger(spans: readonly SampleSpan[]): string {
  const tagsOf = ({ tags = {}, kind, error }: SampleSpan) => [
    ...Object.entries(tags).map(([key, value]) => ({
      key,
      type: typeof value === 'number' ? 'int64' : 'string',
      value,
    })),
    ...(kind ? [{ key: 'span.kind', type: 'string', value: kind }] : []),
    ...(error ? [{ key: 'error', type: 'bool', value: true }] : []),
  ];
  const all = spans.map((span) => ({
    traceID: traceOf(span),
    spanID: idOf(span.id),
    operationName: span.name,
    references: span.parent ? [{ refType: 'CHILD_OF', traceID: traceOf(span), spanID: idOf(span.parent) }] : [],
    startTime: (epoch + startOf(span)) * 1000,
    duration: (span.took ?? 1) * 1000,
    tags: tagsOf(span),
    logs: [],
    processID: 'p1',
  }));
  return JSON.stringify({
    data: [{ traceID: trace, spans: all, processes: { p1: { serviceName: 'shop', tags: [] } } }],
  });
}

export function toZipkin(spans: readonly SampleSpan[]): string {
  const all = spans.map((span) => ({
    traceId: traceOf(span),
    id: idOf(span.id),
    ...(span.parent && { parentId: idOf(span.parent) }),
    name: span.name.toLowerCase(),
    ...(span.kind && { kind: span.kind.toUpperCase() }),
    timestamp: (epoch + startOf(span)) * 1000,
    duration: (span.took ?? 1) * 1000,
    localEndpoint: { serviceName: 'shop' },
    tags: Object.fromEntries(Object.entries(span.tags ?? {}).map(([key, value]) => [key, String(value)])),
  }));
  return JSON.stringify(all);
}

export function toDatadog(spans: readonly SampleSpan[]): string {
  const all = spans.map((span, i) => ({
    trace_id: '7277407061855694839',
    span_id: String(i + 1),
    parent_id: span.parent ? String(spans.findIndex(({ id }) => id === span.parent) + 1) : '0',
    name: 'op',
    resource: span.name,
    service: 'shop',
    start: Number(nanosOf(startOf(span))),
    duration: (span.took ?? 1) * 1e6,
    error: span.error ? 1 : 0,
    meta: { ...span.tags, ...(span.kind && { 'span.kind': span.kind }) },
    metrics: { _sampling_priority_v1: 1 },
  }));
  return JSON.stringify([all]);
}

export function toNewRelic(spans: readonly SampleSpan[]): string {
  const all = spans.map((span) => ({
    'trace.id': traceOf(span),
    id: idOf(span.id),
    timestamp: epoch + startOf(span),
    attributes: {
      ...span.tags,
      name: span.name,
      'duration.ms': span.took ?? 1,
      ...(span.parent && { 'parent.id': idOf(span.parent) }),
      ...(span.kind && { 'span.kind': span.kind }),
    },
  }));
  return JSON.stringify([{ common: { attributes: { 'service.name': 'shop' } }, spans: all }]);
}

/** A table with a column for every tag. */
export function toTable(spans: readonly SampleSpan[], vendor: 'datadog' | 'new-relic'): string {
  const tags = [...new Set(spans.flatMap((span) => Object.keys(span.tags ?? {})))];
  const names =
    vendor === 'datadog'
      ? [
          'trace_id',
          'span_id',
          'parent_id',
          'resource',
          'service',
          'date',
          'duration',
          '@span.kind',
          ...tags.map((tag) => `@${tag}`),
        ]
      : ['trace.id', 'id', 'parent.id', 'name', 'service.name', 'timestamp', 'duration.ms', 'span.kind', ...tags];
  const rows = spans.map((span) => [
    traceOf(span),
    idOf(span.id),
    span.parent ? idOf(span.parent) : '',
    span.name,
    'shop',
    vendor === 'datadog' ? new Date(epoch + startOf(span)).toISOString() : epoch + startOf(span),
    (span.took ?? 1) * (vendor === 'datadog' ? 1e6 : 1),
    span.kind ?? '',
    ...tags.map((tag) => span.tags?.[tag] ?? ''),
  ]);
  return [names, ...rows]
    .map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(','))
    .join('\n');
}
