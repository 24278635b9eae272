/** What New Relic's agents say about a span by its name and flags, where OpenTelemetry's attributes do not. */
import { type FlatRecord, pick } from './flat-record';
import type { SpanFacts } from './span';
import { toText } from './span-values';
import type { VendorWords } from './vendor-span';

/** `Datastore/statement/Postgres/users/select`, `Datastore/operation/Redis/get`. */
const datastore = /^Datastore\/(?:statement\/([^/]+)\/([^/]+)|operation\/([^/]+))\/([^/]+)$/;
/** `WebTransaction/Expressjs/GET//posts/:id`. */
const transaction = /^WebTransaction\/[^/]+\/(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\/(\/.*)$/;

/** The span that begins a transaction stands for a request. */
export function newRelicWords(record: FlatRecord, name: string): VendorWords {
  const found = datastore.exec(name);
  if (found) return { kind: 'client', facts: datastoreFacts(found) };
  const isEntry = String(pick(record, ['nr.entryPoint', 'nr.entrypoint', 'attributes.nr.entryPoint']) ?? '') === 'true';
  const isCall = pick(record, ['category', 'attributes.category']) === 'http';
  if (!isEntry) return isCall ? { kind: 'client' } : {};
  const title = toText(pick(record, ['transaction.name', 'transactionName', 'transactionname'])) ?? name;
  const [, method, route] = transaction.exec(title) ?? transaction.exec(name) ?? [];
  return { kind: 'server', facts: method && route ? { method, route } : {} };
}

function datastoreFacts([, product, collection, plain, operation]: RegExpExecArray): SpanFacts {
  const system = (product ?? plain ?? '').toLowerCase().replace(/^postgres$/, 'postgresql');
  return { system, ...(collection && { collection }), ...(operation && { operation }) };
}
