/** A span in the JSON of each format. */
import type { BenchSpan } from './sample-traces';

const kinds = ['', 'internal', 'server', 'client', 'producer', 'consumer'];

export function toOtlpText({ trace, id, parent, name, kind, start, end, attributes }: BenchSpan): string {
  const list = Object.entries(attributes).map(([key, value]) =>
    typeof value === 'number'
      ? `{"key":"${key}","value":{"intValue":"${value}"}}`
      : `{"key":"${key}","value":{"stringValue":${JSON.stringify(value)}}}`,
  );
  const above = parent === undefined ? '' : `"parentSpanId":"${parent}",`;
  return `{"traceId":"${trace}","spanId":"${id}",${above}"flags":257,"name":${JSON.stringify(name)},"kind":${kind},"startTimeUnixNano":"${start}","endTimeUnixNano":"${end}","attributes":[${list.join(',')}],"status":{}}`;
}

export function toJaegerText({ trace, id, parent, name, kind, start, end, attributes }: BenchSpan): string {
  const tags = Object.entries({ ...attributes, 'span.kind': kinds[kind]! }).map(([key, value]) => ({
    key,
    type: typeof value === 'number' ? 'int64' : 'string',
    value,
  }));
  return JSON.stringify({
    traceID: trace,
    spanID: id,
    operationName: name,
    references: parent === undefined ? [] : [{ refType: 'CHILD_OF', traceID: trace, spanID: parent }],
    startTime: Number(start / 1000n),
    duration: Number((end - start) / 1000n),
    tags,
    logs: [],
    processID: 'p1',
    warnings: null,
  });
}

export function toZipkinText({ trace, id, parent, name, kind, start, end, attributes }: BenchSpan): string {
  return JSON.stringify({
    traceId: trace,
    id,
    ...(parent !== undefined && { parentId: parent }),
    name,
    ...(kind > 1 && { kind: kinds[kind]!.toUpperCase() }),
    timestamp: Number(start / 1000n),
    duration: Number((end - start) / 1000n),
    localEndpoint: { serviceName: 'shop' },
    tags: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, String(value)])),
  });
}
