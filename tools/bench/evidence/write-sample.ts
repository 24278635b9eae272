/** A big file of traces, statements or requests, in one of the shapes in which they come. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { type BenchSpan, sampleTrace } from './sample-traces';
import { toTracesData } from './span-bytes';
import { toJaegerText, toOtlpText, toZipkinText } from './span-texts';

/** How a file of a format is put together from traces. */
interface Shape {
  readonly open: string;
  readonly close: string;
  /** Between two batches. */
  readonly between: string;
  batch(traces: readonly (readonly BenchSpan[])[]): string | Buffer;
}

const resource =
  '{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}},{"key":"telemetry.sdk.language","value":{"stringValue":"nodejs"}},{"key":"host.name","value":{"stringValue":"shop-1"}}]}';
const otlpOpening = `{"resourceSpans":[{"resource":${resource},"scopeSpans":[{"scope":{"name":"all"},"spans":[`;
const otlpEnd = ']}]}]}';
const processes = '"processes":{"p1":{"serviceName":"shop","tags":[]}}';
const tracesABatch = 40;

/** By name; the last is no trace: a line of a log for each request. */
export const shapes = {
  'otlp lines': {
    open: '',
    close: '',
    between: '',
    batch: (traces) => `${otlpOpening}${traces.flat().map(toOtlpText).join(',')}${otlpEnd}\n`,
  },
  'otlp document': {
    open: otlpOpening,
    close: otlpEnd,
    between: ',',
    batch: (traces) => traces.flat().map(toOtlpText).join(','),
  },
  'otlp protobuf': { open: '', close: '', between: '', batch: (traces) => toTracesData(traces.flat()) },
  jaeger: {
    open: '{"data":[',
    close: ']}',
    between: ',',
    batch: (traces) =>
      traces
        .map((spans) => `{"traceID":"${spans[0]!.trace}","spans":[${spans.map(toJaegerText).join(',')}],${processes}}`)
        .join(','),
  },
  zipkin: { open: '[', close: ']', between: ',', batch: (traces) => traces.flat().map(toZipkinText).join(',') },
  'access log': {
    open: '',
    close: '',
    between: '',
    batch: (traces) => traces.map(([web]) => toLogLine(web!)).join(''),
  },
} satisfies Readonly<Record<string, Shape>>;

export type ShapeName = keyof typeof shapes;

/** Writes at least `bytes`; gives how many records they are. */
export function writeSample(file: string, name: ShapeName, bytes: number): number {
  const { open, close, between, batch }: Shape = shapes[name];
  const out = openSync(file, 'w');
  let written = writeSync(out, open);
  let records = 0;
  for (let n = 0; written < bytes; n += tracesABatch) {
    const traces = Array.from({ length: tracesABatch }, (_, i) => sampleTrace(n + i));
    if (n > 0) written += writeSync(out, between);
    written += writeSync(out, batch(traces) as string);
    records += name === 'access log' ? traces.length : traces.flat().length;
  }
  writeSync(out, close);
  closeSync(out);
  return records;
}

/** nginx' combined format with its time. */
function toLogLine({ start, end, attributes }: BenchSpan): string {
  const at = new Date(Number(start / 1_000_000n)).toISOString();
  const [date, time] = at.split(/[T.]/);
  const target = `${attributes['url.path']}?${attributes['url.query']}`;
  const status = attributes['http.response.status_code'];
  const took = (Number(end - start) / 1e9).toFixed(3);
  const day = `${date!.slice(8)}/Sep/${date!.slice(0, 4)}`;
  return `${attributes['client.address']} - - [${day}:${time} +0000] "GET ${target} HTTP/1.1" ${status} 612 "-" "${attributes['user_agent.original']}" ${took}\n`;
}
