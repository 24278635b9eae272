/** What Datadog's own words say about a span: its type, and the resource that stands for route or statement. */
import { type FlatRecord, pick } from './flat-record';
import type { SpanFacts, SpanKind } from './span';
import { toText } from './span-values';
import type { VendorWords } from './vendor-span';

const kinds: Readonly<Record<string, SpanKind>> = {
  web: 'server',
  http: 'client',
  sql: 'client',
  db: 'client',
  cache: 'client',
};
const databases = /^(?:sql|db|cache|redis|mongodb|cassandra|elasticsearch|memcached)$/;
const request = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (\/\S*)$/;
/** The library before `.query` and the like in the name of the operation. */
const systems: Readonly<Record<string, string>> = {
  pg: 'postgresql',
  postgres: 'postgresql',
  mysql2: 'mysql',
  tedious: 'mssql',
};

/** `type: web` with the resource `GET /posts/:id`; `type: sql` with the statement as resource. */
export function datadogWords(record: FlatRecord, resource: string): VendorWords {
  const type = toText(pick(record, ['type', 'attributes.type', 'attributes.custom.type', 'span.type'])) ?? '';
  const operation =
    toText(pick(record, ['operation_name', 'attributes.operation_name', 'attributes.custom.operation_name', 'name'])) ??
    '';
  const kind = databases.test(type) ? 'client' : kinds[type];
  const facts = databases.test(type)
    ? databaseFacts(type, operation, resource)
    : type === 'web'
      ? webFacts(resource)
      : {};
  return { facts, ...(kind && { kind }) };
}

function databaseFacts(type: string, operation: string, statement: string): SpanFacts {
  const library = operation.split('.')[0] ?? '';
  const system = systems[library] ?? (type === 'sql' || type === 'db' || type === 'cache' ? library : type);
  return { statement, ...(system && { system }) };
}

function webFacts(resource: string): SpanFacts {
  const [, method, route] = request.exec(resource) ?? [];
  return method && route ? { method, route } : {};
}
