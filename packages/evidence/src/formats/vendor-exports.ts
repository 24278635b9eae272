/** Exports of Datadog and New Relic: records of JSON, and tables. */
import type { CutRule } from '../json/cut-rule';
import { datadogWords } from '../traces/datadog-words';
import { newRelicWords } from '../traces/new-relic-words';
import { datadogColumns, newRelicColumns } from '../traces/vendor-columns';
import { toVendorSpan } from '../traces/vendor-span';
import type { Format } from './format';
import { looksLike } from './looks-like';
import { readVendorJson, readVendorTable, type SpanReader } from './read-vendor-export';

const span: CutRule = { name: 'span', keep: true };
const results: CutRule = { name: 'list', inside: { events: span } };
const query: CutRule = { name: 'list', inside: { nrql: { name: 'list', inside: { results: span } } } };
const actor: CutRule = { name: 'list', inside: { ...query.inside, account: query } };

const readDatadog: SpanReader = (record, resources) => toVendorSpan(record, datadogColumns, datadogWords, resources);
const readNewRelic: SpanReader = (record, resources) => toVendorSpan(record, newRelicColumns, newRelicWords, resources);

/** Of the agent (`meta`), or of the search interface (`data[].attributes`). */
export const datadogJson: Format = {
  name: 'datadog-json',
  describes: 'spans as JSON of Datadog',
  recognizes: (head) =>
    looksLike(head, /^\s*[[{]/, /"trace_id"\s*:/, /"span_id"\s*:/, /"(?:service|resource|resource_name)"\s*:/) &&
    !looksLike(head, /"(?:resource_spans|scope_spans)"\s*:/),
  read: (bytes, records) =>
    readVendorJson(bytes, records, readDatadog, [
      [/"chunks"\s*:\s*\[/, { name: 'list', inside: { chunks: { name: 'list', inside: { spans: span } } } }],
      [/"(?:data|traces|spans)"\s*:\s*\[/, { name: 'list', inside: { data: span, traces: span, spans: span } }],
    ]),
};

/** Of the trace interface (`common`, `spans`), of a query by either interface, or bare. */
export const newRelicJson: Format = {
  name: 'new-relic-json',
  describes: 'spans as JSON of New Relic',
  recognizes: (head) =>
    looksLike(
      head,
      /^\s*[[{]/,
      /"(?:trace\.id|traceId)"\s*:/,
      /"(?:id|guid)"\s*:/,
      /"(?:duration\.ms|nr\.entryPoint|appName|entity\.name|entityGuid|parent\.id)"\s*:/,
    ),
  read: (bytes, records) =>
    readVendorJson(bytes, records, readNewRelic, [
      [/"spans"\s*:\s*\[/, { name: 'batch', inside: { common: { name: 'common', keep: true }, spans: span } }],
      [/"events"\s*:\s*\[/, { name: 'list', inside: { results } }],
      [/"nrql"\s*:\s*\{/, { name: 'list', inside: { data: { name: 'list', inside: { actor } } } }],
      [/"results"\s*:\s*\[/, { name: 'list', inside: { results: span } }],
    ]),
};

/** Of the explorer. */
export const datadogTable: Format = {
  name: 'datadog-csv',
  describes: 'spans as CSV of Datadog',
  recognizes: (head) => hasColumns(head, /^"?trace[_ ]id"?$/, /^"?span[_ ]id"?$/),
  read: (bytes, records) => readVendorTable(bytes, records, readDatadog),
};

/** Of a query. */
export const newRelicTable: Format = {
  name: 'new-relic-csv',
  describes: 'spans as CSV of New Relic',
  recognizes: (head) => hasColumns(head, /^"?trace\.?id"?$/, /^"?(?:id|guid)"?$/),
  read: (bytes, records) => readVendorTable(bytes, records, readNewRelic),
};

/** Whether each pattern is the name of a column. */
function hasColumns(head: Buffer, ...names: readonly RegExp[]): boolean {
  if (!looksLike(head, /^\s*"?@?\w/)) return false;
  const line = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split('\n', 1)[0]!;
  const columns = line.split(/[,;\t]/).map((column) => column.trim().toLowerCase());
  return names.every((name) => columns.some((column) => name.test(column.replace(/^("?)@/, '$1'))));
}
