/** A big file of traces, in one of the shapes in which they come. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { sampleTrace } from './sample-traces';

/** How the spans lie in the file. */
export type Shape = 'lines' | 'document';

const resource =
  '{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}},{"key":"telemetry.sdk.language","value":{"stringValue":"nodejs"}},{"key":"host.name","value":{"stringValue":"shop-1"}}]}';
const tracesABatch = 40;

/** Writes at least `bytes`; gives how many spans they are. */
export function writeSample(file: string, shape: Shape, bytes: number): number {
  const out = openSync(file, 'w');
  const opening = `{"resourceSpans":[{"resource":${resource},"scopeSpans":[{"scope":{"name":"all"},"spans":[`;
  let written = 0;
  let spans = 0;
  if (shape === 'document') written += writeSync(out, opening);
  for (let n = 0; written < bytes; n += tracesABatch) {
    const batch = Array.from({ length: tracesABatch }, (_, i) => sampleTrace(n + i)).flat();
    const joined = batch.join(',');
    const text = shape === 'lines' ? `${opening}${joined}]}]}]}\n` : `${n === 0 ? '' : ','}${joined}`;
    written += writeSync(out, text);
    spans += batch.length;
  }
  if (shape === 'document') writeSync(out, ']}]}]}');
  closeSync(out);
  return spans;
}
