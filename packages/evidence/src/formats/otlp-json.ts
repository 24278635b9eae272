/** OTLP as JSON: what the OpenTelemetry collector, its SDKs, Tempo and Jaeger's newer interface write. */
import type { CutRule } from '../json/cut-rule';
import { JsonCutter } from '../json/json-cutter';
import { OtlpSpanScanner } from '../traces/otlp-span-scanner';
import { serviceOf, toOtlpSpan } from '../traces/otlp-span';
import type { SpanResource } from '../traces/span';
import type { Format, Records } from './format';
import { looksLike } from './looks-like';

const spans: CutRule = { name: 'span', keep: true };
const scopes: CutRule = { name: 'scope', inside: { spans } };
const batches: CutRule = {
  name: 'batch',
  inside: {
    resource: { name: 'resource', keep: true },
    scopeSpans: scopes,
    scope_spans: scopes,
    instrumentationLibrarySpans: scopes,
    instrumentation_library_spans: scopes,
  },
};
const lists = { resourceSpans: batches, resource_spans: batches, batches };
const wrapped: CutRule = { name: 'wrapped', inside: lists };
/** Tempo wraps a trace in `trace`, Jaeger in `result`. */
const root: CutRule = { name: 'root', inside: { ...lists, trace: wrapped, result: wrapped } };

/** One document, one a line, or several. */
export const otlpJson: Format = {
  name: 'otlp-json',
  describes: 'OpenTelemetry traces as JSON (OTLP), of the collector, of Tempo, or of Jaeger 2',
  recognizes: (head) => looksLike(head, /^\s*[[{]/, /"(?:resourceSpans|resource_spans|batches)"\s*:\s*\[/),
  async read(bytes, records) {
    const cutter = new JsonCutter(root, listen(records));
    for await (const piece of bytes) cutter.write(piece);
    cutter.end();
  },
};

/** A resource is named before its spans or after them. */
function listen(records: Records) {
  const scanner = new OtlpSpanScanner();
  let resource: SpanResource = {};
  return {
    scan: (name: string, bytes: Buffer, at: number, lines: boolean) =>
      name === 'span' ? scanner.scan(bytes, at, lines) : -1,
    scanned: () => records.span(scanner.take(resource)),
    opened(name: string) {
      if (name === 'batch') resource = {};
    },
    kept(name: string, values: readonly unknown[]) {
      for (const value of values) {
        if (name === 'resource') resource.service = serviceOf(value);
        else addSpan(toOtlpSpan(value, resource), records);
      }
    },
    skipped: (reason: string) => records.skip(reason),
  };
}

function addSpan(span: ReturnType<typeof toOtlpSpan>, records: Records): void {
  if (typeof span === 'string') records.skip(span);
  else records.span(span);
}
