/** Records of a vendor's export, of JSON or of a table, → spans. */
import type { CutRule } from '../json/cut-rule';
import { JsonCutter } from '../json/json-cutter';
import { readRows } from '../statistics/read-rows';
import { type FlatRecord, flatten } from '../traces/flat-record';
import { Resources } from '../traces/resources';
import type { Span, SpanResource } from '../traces/span';
import type { Records } from './format';

/** The span of a record, or why it cannot be used. */
export type SpanReader = (record: FlatRecord, resources: Pick<Resources, 'of'>) => Span | string;

/** So much of a file shows how its records are wrapped. */
const enough = 4096;

/**
 * @param shapes what the beginning of the file looks like, and where its spans lie then; without any, all objects are
 *   spans. Objects called `common` name what the spans beside them leave out, after them as well as before.
 */
export async function readVendorJson(
  bytes: AsyncIterable<Buffer>,
  records: Records,
  read: SpanReader,
  shapes: readonly (readonly [RegExp, CutRule])[],
): Promise<void> {
  let cutter: JsonCutter | undefined;
  let head: Buffer = Buffer.alloc(0);
  const begin = () => {
    const text = head.toString('latin1', 0, enough);
    const rule = shapes.find(([pattern]) => pattern.test(text))?.[1] ?? { name: 'span', keep: true };
    const begun = new JsonCutter(rule, listen(records, read));
    begun.write(head);
    return begun;
  };
  for await (const piece of bytes) {
    if (cutter) cutter.write(piece);
    else {
      head = Buffer.concat([head, piece]);
      if (head.length >= enough) cutter = begin();
    }
  }
  (cutter ?? begin()).end();
}

/** One row is one span. */
export async function readVendorTable(bytes: AsyncIterable<Buffer>, records: Records, read: SpanReader): Promise<void> {
  const resources = new Resources();
  await readRows(bytes, (row) => {
    if (!row) return records.skip('unreadable');
    const record = new Map([...row].map(([name, value]) => [name.replace(/^@/, ''), value] as const));
    add(read(record, resources), records);
  });
}

function listen(records: Records, read: SpanReader) {
  const resources = new Resources();
  let common: SpanResource = {};
  const withCommon = { of: (service: string | undefined) => (service === undefined ? common : resources.of(service)) };
  return {
    opened(name: string) {
      if (name === 'batch') common = {};
    },
    kept(name: string, values: readonly unknown[]) {
      for (const value of values) {
        const record = flatten(value);
        if (name === 'common') common.service = String(record.get('attributes.service.name') ?? '') || undefined;
        else add(read(record, withCommon), records);
      }
    },
    skipped: (reason: string) => records.skip(reason),
  };
}

function add(span: Span | string, records: Records): void {
  if (typeof span === 'string') records.skip(span);
  else records.span(span);
}
