/** A batch of spans as protocol buffers: trace.proto of OTLP. */
import type { BenchSpan } from './sample-traces';

export function toTracesData(spans: readonly BenchSpan[]): Buffer {
  const resource = message(1, toAttribute('service.name', 'shop'));
  const scope = message(2, Buffer.concat(spans.map((span) => message(2, toSpan(span)))));
  return message(1, Buffer.concat([message(1, resource), scope]));
}

function toSpan({ trace, id, parent, name, kind, start, end, attributes }: BenchSpan): Buffer {
  return Buffer.concat([
    message(1, Buffer.from(trace, 'hex')),
    message(2, Buffer.from(id, 'hex')),
    ...(parent === undefined ? [] : [message(4, Buffer.from(parent, 'hex'))]),
    message(5, Buffer.from(name)),
    Buffer.from([(6 << 3) | 0, kind]),
    fixed(7, start),
    fixed(8, end),
    ...Object.entries(attributes).map(([key, value]) => message(9, toAttribute(key, value))),
  ]);
}

function toAttribute(key: string, value: string | number): Buffer {
  const any = typeof value === 'number' ? [Buffer.from([3 << 3]), varint(value)] : [message(1, Buffer.from(value))];
  return Buffer.concat([message(1, Buffer.from(key)), message(2, Buffer.concat(any))]);
}

function message(field: number, bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([(field << 3) | 2]), varint(bytes.length), bytes]);
}

function fixed(field: number, value: bigint): Buffer {
  const bytes = Buffer.alloc(9);
  bytes[0] = (field << 3) | 1;
  bytes.writeBigUInt64LE(value, 1);
  return bytes;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push(rest % 128 | 128);
  }
}
