/** Traces as Zipkin's second interface has them: lists of spans, or lists of traces. */
import type { CutRule } from '../json/cut-rule';
import { JsonCutter } from '../json/json-cutter';
import { Resources } from '../traces/resources';
import { toZipkinSpan } from '../traces/zipkin-span';
import type { Loose } from '../traces/span-values';
import type { Format } from './format';
import { looksLike } from './looks-like';

const root: CutRule = { name: 'span', keep: true };

/** `[{…}]`, `[[{…}]]`, or one span a line. */
export const zipkinJson: Format = {
  name: 'zipkin-json',
  describes: 'traces as JSON of Zipkin (version 2)',
  recognizes: (head) =>
    looksLike(head, /^\s*[[{]/, /"traceId"\s*:/, /"id"\s*:/, /"(?:localEndpoint|timestamp|kind)"\s*:/) &&
    !looksLike(head, /"(?:spanId|resourceSpans|scopeSpans|batches)"\s*:/),
  async read(bytes, records) {
    const resources = new Resources();
    const cutter = new JsonCutter(root, {
      kept(_name, values) {
        for (const value of values as readonly Loose[]) {
          const span = toZipkinSpan(value, resources);
          if (typeof span === 'string') records.skip(span);
          else records.span(span);
        }
      },
      skipped: (reason) => records.skip(reason),
    });
    for await (const piece of bytes) cutter.write(piece);
    cutter.end();
  },
};
