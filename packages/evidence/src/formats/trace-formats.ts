/** The formats of traces. */
import type { Format } from './format';
import { jaegerJson } from './jaeger-json';
import { otlpJson } from './otlp-json';
import { otlpProtobuf } from './otlp-protobuf';
import { datadogJson, datadogTable, newRelicJson, newRelicTable } from './vendor-exports';
import { zipkinJson } from './zipkin-json';

/** In the order of asking: what looks alike is told apart by what only one of them has. */
export const traceFormats: readonly Format[] = [
  otlpJson,
  otlpProtobuf,
  jaegerJson,
  datadogJson,
  newRelicJson,
  zipkinJson,
  datadogTable,
  newRelicTable,
];
