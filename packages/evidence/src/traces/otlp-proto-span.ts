/** Spans and resources of binary OTLP, as opentelemetry-proto's trace.proto and common.proto number their fields. */
import { eachField, type Field, readVarint } from '../protobuf/wire';
import { FactGatherer, isKnownAttribute } from './attribute-names';
import type { Span, SpanResource } from './span';
import { toId } from './span-values';
import { toKind } from './to-kind';

/** The span, or why it cannot be used. */
export function toOtlpProtoSpan(bytes: Buffer, from: number, to: number, resource: SpanResource): Span | string {
  const raw = { trace: '', id: '', parent: '', name: '', kind: 0, start: 0n, end: 0n, error: false };
  const gatherer = new FactGatherer();
  const isWhole = eachField(bytes, from, to, (field) => {
    if (field.number === 1) raw.trace = hexOf(bytes, field);
    else if (field.number === 2) raw.id = hexOf(bytes, field);
    else if (field.number === 4) raw.parent = hexOf(bytes, field);
    else if (field.number === 5) raw.name = textOf(bytes, field);
    else if (field.number === 6) raw.kind = numberOf(bytes, field);
    else if (field.number === 7) raw.start = nanosOf(bytes, field);
    else if (field.number === 8) raw.end = nanosOf(bytes, field);
    else if (field.number === 9) readAttribute(bytes, field, (name, value) => gatherer.add(name, value));
    else if (field.number === 15) raw.error = isError(bytes, field);
  });
  const trace = toId(raw.trace, 16);
  const id = toId(raw.id, 8);
  if (!isWhole) return 'unreadable';
  if (!trace || !id) return trace ? 'no-span-id' : 'no-trace-id';
  if (raw.start === 0n) return 'no-time';
  const { name, error } = raw;
  const { facts } = gatherer;
  return {
    trace,
    id,
    parent: toId(raw.parent, 8),
    name,
    kind: toKind(raw.kind),
    start: Number(raw.start) / 1e6,
    duration: raw.end === 0n ? 0 : Number(raw.end - raw.start) / 1e6,
    error,
    resource,
    facts,
  };
}

/** `service.name` of a resource. */
export function serviceOfProto(bytes: Buffer, from: number, to: number): string | undefined {
  let service: string | undefined;
  eachField(bytes, from, to, (field) => {
    if (field.number !== 1) return;
    readAttribute(bytes, field, (name, value) => {
      if (name === 'service.name' && typeof value === 'string' && value !== '') service = value;
    });
  });
  return service;
}

function readAttribute(
  bytes: Buffer,
  { from, to }: Field,
  onAttribute: (name: string, value: string | number | undefined) => void,
): void {
  let name = '';
  eachField(bytes, from, to, (field) => {
    if (field.number === 1) name = textOf(bytes, field);
    else if (field.number === 2 && (isKnownAttribute(name) || name === 'service.name'))
      onAttribute(name, valueOf(bytes, field));
  });
}

/** Text, integers and doubles; lists and maps say nothing that is asked for. */
function valueOf(bytes: Buffer, { from, to }: Field): string | number | undefined {
  let value: string | number | undefined;
  eachField(bytes, from, to, (field) => {
    if (field.number === 1) value = textOf(bytes, field);
    else if (field.number === 3) value = numberOf(bytes, field);
    else if (field.number === 4 && field.wire === 1) value = bytes.readDoubleLE(field.from);
  });
  return value;
}

function isError(bytes: Buffer, { from, to }: Field): boolean {
  let error = false;
  eachField(bytes, from, to, (field) => void (error ||= field.number === 3 && numberOf(bytes, field) === 2));
  return error;
}

function hexOf(bytes: Buffer, { from, to, wire }: Field): string {
  return wire === 2 ? bytes.toString('hex', from, to) : '';
}

function textOf(bytes: Buffer, { from, to, wire }: Field): string {
  return wire === 2 ? bytes.toString('utf8', from, to) : '';
}

function numberOf(bytes: Buffer, { from, wire }: Field): number {
  return wire === 0 ? (readVarint(bytes, from)?.[0] ?? 0) : 0;
}

function nanosOf(bytes: Buffer, { from, wire }: Field): bigint {
  return wire === 1 ? bytes.readBigUInt64LE(from) : 0n;
}
