/** Spans and resources of binary OTLP, as opentelemetry-proto's trace.proto and common.proto number their fields. */
import { BytesMemo, hashOf } from '../json/bytes-memo';
import { ProtoFields } from '../protobuf/proto-fields';
import { FactGatherer, type KnownAttribute, knownAttribute } from './attribute-names';
import type { Span, SpanResource } from './span';
import { toId } from './span-values';
import { toKind } from './to-kind';

/** One for a file: texts and ids that come again are not decoded again. */
export class OtlpProtoScanner {
  private readonly gatherer = new FactGatherer();
  private readonly names = memoOf(1024, 64, knownAttribute);
  private readonly texts = memoOf(4096, 1024, (text) => text);
  private readonly traces = new BytesMemo(64, 16, (bytes, from, to) => toId(bytes.toString('hex', from, to), 16));
  private readonly ids = new BytesMemo(2048, 8, (bytes, from, to) => toId(bytes.toString('hex', from, to), 8));
  private readonly fields = new ProtoFields();
  private readonly inner = new ProtoFields();
  private readonly innermost = new ProtoFields();

  private trace: string | undefined;
  private id: string | undefined;
  private parent: string | undefined;
  private name = '';
  private kind = 0;
  /** Where the moments stand, in nanoseconds since 1970 each; -1 where they do not. */
  private start = -1;
  private end = -1;
  private error = false;

  /** The span, or why it cannot be used. Its facts are those of the next one, too: whoever keeps them makes a copy. */
  span(bytes: Buffer, from: number, to: number, resource: SpanResource): Span | string {
    this.clear();
    const fields = this.fields.start(bytes, from, to);
    while (fields.next()) this.take(fields);
    const { trace, id, parent, name, error } = this;
    if (!fields.isWhole) return 'unreadable';
    if (!trace || !id) return trace ? 'no-span-id' : 'no-trace-id';
    const start = this.start < 0 ? 0 : nanosAt(bytes, this.start);
    if (start === 0) return 'no-time';
    const isEnded = this.end >= 0 && nanosAt(bytes, this.end) !== 0;
    const duration = isEnded ? nanosBetween(bytes, this.start, this.end) / 1e6 : 0;
    const { facts } = this.gatherer;
    return { trace, id, parent, name, kind: toKind(this.kind), start: start / 1e6, duration, error, resource, facts };
  }

  /** `service.name` of a resource. */
  service(bytes: Buffer, from: number, to: number): string | undefined {
    let service: string | undefined;
    const fields = this.fields.start(bytes, from, to);
    while (fields.next()) {
      if (fields.number !== 1) continue;
      const { inner } = this;
      inner.start(bytes, fields.from, fields.to);
      for (let name = ''; inner.next(); ) {
        if (inner.number === 1) name = this.text(inner);
        else if (inner.number === 2 && name === 'service.name') service = this.value(inner) || service;
      }
    }
    return service;
  }

  private clear(): void {
    this.gatherer.clear();
    this.trace = undefined;
    this.id = undefined;
    this.parent = undefined;
    this.name = '';
    this.kind = 0;
    this.start = -1;
    this.end = -1;
    this.error = false;
  }

  private take(field: ProtoFields): void {
    const { wire } = field;
    if (wire === 2) this.takeBytes(field);
    else if (field.number === 6) this.kind = field.value;
    else if (wire === 1 && field.number === 7) this.start = field.from;
    else if (wire === 1 && field.number === 8) this.end = field.from;
  }

  private takeBytes(field: ProtoFields): void {
    const { number } = field;
    if (number === 9) this.attribute(field);
    else if (number === 1) this.trace = read(this.traces, field);
    else if (number === 2) this.id = read(this.ids, field);
    else if (number === 4) this.parent = read(this.ids, field);
    else if (number === 5) this.name = this.text(field);
    else if (number === 15) this.status(field);
  }

  private attribute({ bytes, from, to }: ProtoFields): void {
    const inner = this.inner.start(bytes, from, to);
    let known: KnownAttribute | undefined;
    while (inner.next()) {
      if (inner.number === 1) known = inner.wire === 2 ? read(this.names, inner) : undefined;
      else if (inner.number === 2 && known) this.gatherer.put(known, this.value(inner));
    }
  }

  /** Text, integers and doubles, as text; lists and maps say nothing that is asked for. */
  private value({ bytes, from, to }: ProtoFields): string {
    const field = this.innermost.start(bytes, from, to);
    let value = '';
    while (field.next()) {
      if (field.number === 1) value = this.text(field);
      else if (field.number === 3) value = String(field.value);
      else if (field.number === 4 && field.wire === 1) value = String(bytes.readDoubleLE(field.from));
    }
    return value;
  }

  private status({ bytes, from, to }: ProtoFields): void {
    const inner = this.inner.start(bytes, from, to);
    while (inner.next()) if (inner.number === 3 && inner.value === 2) this.error = true;
  }

  private text(field: ProtoFields): string {
    return field.wire === 2 ? read(this.texts, field) : '';
  }
}

function memoOf<T>(slots: number, width: number, make: (text: string) => T): BytesMemo<T> {
  return new BytesMemo(slots, width, (bytes, from, to) => make(bytes.toString('utf8', from, to)));
}

function read<T>(memo: BytesMemo<T>, { bytes, from, to }: ProtoFields): T {
  return memo.get(bytes, from, to, hashOf(bytes, from, to));
}

/** A double holds the time of day to a quarter of a microsecond. */
function nanosAt(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at + 4) * 2 ** 32 + bytes.readUInt32LE(at);
}

/** Without what a double loses of either. */
function nanosBetween(bytes: Buffer, start: number, end: number): number {
  const high = bytes.readUInt32LE(end + 4) - bytes.readUInt32LE(start + 4);
  return high * 2 ** 32 + (bytes.readUInt32LE(end) - bytes.readUInt32LE(start));
}
