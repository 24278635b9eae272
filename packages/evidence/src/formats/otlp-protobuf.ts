/** OTLP as protocol buffers: TracesData or export requests, one, several, or with their lengths before them. */
import { type Framing, ProtoCutter, type ProtoRule, readLength } from '../protobuf/proto-cutter';
import { readField } from '../protobuf/wire';
import { OtlpProtoScanner } from '../traces/otlp-proto-scanner';
import type { SpanResource } from '../traces/span';
import type { Format, Records } from './format';

const scopes: ProtoRule = { name: 'scope', inside: { 2: { name: 'span', keep: true } } };
/** 1000 is what spans of a scope were before 2022. */
const batches: ProtoRule = {
  name: 'batch',
  inside: { 1: { name: 'resource', keep: true }, 2: scopes, 1000: scopes },
};
const root: ProtoRule = { name: 'root', inside: { 1: batches } };

/** The collector's file exporter puts the length before each message in four bytes; others write it as a varint. */
export const otlpProtobuf: Format = {
  name: 'otlp-protobuf',
  describes: 'OpenTelemetry traces as protocol buffers (OTLP), with or without lengths between them',
  recognizes: (head) => framingOf(head) !== undefined,
  async read(bytes, records) {
    let cutter: ProtoCutter | undefined;
    let head: Buffer = Buffer.alloc(0);
    for await (const piece of bytes) {
      if (cutter) cutter.write(piece);
      else {
        head = Buffer.concat([head, piece]);
        if (head.length < enough) continue;
        cutter = start(head, records);
      }
    }
    (cutter ?? start(head, records)).end();
  },
};

/** As many bytes tell how a file is framed. */
const enough = 64;

function start(head: Buffer, records: Records): ProtoCutter {
  const cutter = new ProtoCutter(root, framingOf(head) ?? 'none', listen(records));
  cutter.write(head);
  return cutter;
}

function listen(records: Records) {
  const scanner = new OtlpProtoScanner();
  let resource: SpanResource = {};
  return {
    opened(name: string) {
      if (name === 'batch') resource = {};
    },
    kept(name: string, bytes: Buffer, from: number, to: number) {
      if (name === 'resource') return void (resource.service = scanner.service(bytes, from, to));
      const span = scanner.span(bytes, from, to, resource);
      if (typeof span === 'string') records.skip(span);
      else records.span(span);
    },
    skipped: (reason: string) => records.skip(reason),
  };
}

function framingOf(head: Buffer): Framing | undefined {
  if (isMessage(head, 0, Infinity)) return 'none';
  return (['four-bytes', 'varint'] as const).find((framing) => {
    const found = readLength(head, 0, framing);
    return found !== undefined && found[0] > 2 && isMessage(head, found[1], found[1] + found[0]);
  });
}

/** A batch, which begins with a resource, spans of a scope or an address of its schema, each within the one around it. */
function isMessage(bytes: Buffer, at: number, end: number): boolean {
  const batch = readField(bytes, at);
  if (!batch || batch.number !== 1 || batch.wire !== 2 || batch.to > end || batch.to === batch.from) return false;
  const first = readField(bytes, batch.from);
  if (!first || first.wire !== 2 || first.to > batch.to || ![1, 2, 3, 1000].includes(first.number)) return false;
  if (first.number === 3 || first.to === first.from) return true;
  const inner = readField(bytes, first.from);
  return inner !== undefined && inner.to <= first.to && (inner.wire === 2 || inner.wire === 0) && inner.number <= 3;
}
