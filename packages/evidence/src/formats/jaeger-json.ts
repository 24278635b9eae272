/** Traces as Jaeger's page and its older interface give them: `{"data":[{"traceID":…,"spans":[…],"processes":{…}}]}`. */
import type { CutRule } from '../json/cut-rule';
import { JsonCutter } from '../json/json-cutter';
import { toJaegerSpan } from '../traces/jaeger-span';
import type { SpanResource } from '../traces/span';
import { type Loose, toText } from '../traces/span-values';
import type { Format, Records } from './format';
import { looksLike } from './looks-like';

const inTrace = { spans: { name: 'span', keep: true }, processes: { name: 'processes', keep: true } };
const trace: CutRule = { name: 'trace', inside: inTrace };
const root: CutRule = { name: 'trace', inside: { ...inTrace, data: trace } };

/** One document, one trace a line, or a list of traces. */
export const jaegerJson: Format = {
  name: 'jaeger-json',
  describes: 'traces as JSON of Jaeger',
  recognizes: (head) => looksLike(head, /^\s*[[{]/, /"traceID"\s*:/, /"(?:spanID|operationName|spans)"\s*:/),
  async read(bytes, records) {
    const cutter = new JsonCutter(root, listen(records));
    for await (const piece of bytes) cutter.write(piece);
    cutter.end();
  },
};

/** The names of processes stand after the spans that belong to them. */
function listen(records: Records) {
  let resources = new Map<unknown, SpanResource>();
  const resourceOf = (process: unknown) => {
    const resource = resources.get(process) ?? {};
    resources.set(process, resource);
    return resource;
  };
  return {
    opened: () => void (resources = new Map()),
    kept(name: string, values: readonly unknown[]) {
      for (const value of values as readonly Loose[]) {
        if (name === 'processes')
          for (const [process, found] of Object.entries(value))
            resourceOf(process).service = toText((found as Loose | null)?.['serviceName']);
        else {
          const span = toJaegerSpan(value, resourceOf(value['processID']));
          if (typeof span === 'string') records.skip(span);
          else records.span(span);
        }
      }
    },
    skipped: (reason: string) => records.skip(reason),
  };
}
