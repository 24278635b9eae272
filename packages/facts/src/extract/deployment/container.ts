/** What a container is, by its image and its environment: a database server, a pooler, something that asks a database. */
import type { DatabaseServer, DeploymentFact } from '@banyan/model';
import { isRecord } from '../../read/read-json';
import { numberAt } from './config-document';

/** One container, as Compose and Kubernetes describe it. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly command: string;
  /** Variables that are set; `undefined` for one whose value lies elsewhere. */
  readonly variables: ReadonlyMap<string, string | undefined>;
}

const poolers = /(?:^|\/)(?:pgbouncer|pgcat|odyssey|proxysql|supavisor|pgpool)|pgbouncer/i;
const serverImages: readonly (readonly [DatabaseServer, RegExp])[] = [
  ['postgres', /(?:^|\/)(?:postgres(?:ql)?|postgis|timescaledb(?:-ha)?|pgvector|cockroach)(?::|$|@)/i],
  ['mysql', /(?:^|\/)(?:mysql(?:-server)?|mariadb|percona(?:-server)?)(?::|$|@)/i],
  ['mongodb', /(?:^|\/)(?:mongo|mongodb)(?::|$|@)/i],
];
const other =
  /redis|memcached|rabbitmq|kafka|zookeeper|elastic|minio|nginx|traefik|caddy|mailhog|mailpit|maildev|adminer|pgadmin|exporter|prometheus|grafana|jaeger|localstack|clickhouse|backup|keycloak/i;
/** Runs once, before the others. */
const once = /migrat|seed|(?:^|[-_])(?:init|setup|test|e2e)(?:$|[-_])/i;
const asksDatabase = /DATABASE|(?:^|_)DB(?:_|$)|POSTGRES|^PG[A-Z]|MYSQL|MARIADB|MONGO|TYPEORM|KNEX|SEQUELIZE/i;

export function serverOf({ image }: Container): DatabaseServer | undefined {
  return serverImages.find(([, pattern]) => pattern.test(image))?.[0];
}

export function isPooler({ image, name }: Container): boolean {
  return poolers.test(image) || /^pgbouncer$/i.test(name);
}

/** Whether it may be a part of the application. */
export function isApplication(container: Container): boolean {
  const known = serverOf(container) !== undefined || isPooler(container);
  return !known && !other.test(container.image) && !once.test(container.name);
}

/** Whether its variables name a database. */
export function namesDatabase({ variables }: Container): boolean {
  return [...variables].some(
    ([name, value]) => asksDatabase.test(name) || /^(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?):\/\//.test(value ?? ''),
  );
}

/** A pooler, or a database server with its limit; `limitLine` is where that is written. */
export function serverFacts(
  container: Container,
  at: Pick<DeploymentFact, 'name' | 'by' | 'file' | 'line'>,
  limitLine: () => number = () => at.line,
): DeploymentFact[] {
  if (isPooler(container)) return [{ ...at, kind: 'pooler' }];
  const [server, value] = [serverOf(container), limitOf(container)];
  if (!server) return [];
  return [{ ...at, kind: 'server', server, ...(value !== undefined && { line: limitLine(), value }) }];
}

/** `-c max_connections=200`, `--max-connections=200`, `POSTGRESQL_MAX_CONNECTIONS`. */
function limitOf({ command, variables }: Container): number | undefined {
  const given = /max[_-]connections[=\s]+(\d{1,6})/.exec(command)?.[1];
  if (given !== undefined) return Number(given);
  const named = [...variables].find(([name]) => /MAX_CONNECTIONS$/.test(name));
  return numberAt(named?.[1]);
}

/** Variables of pools whose values are numbers, and the limit in a connection string; nothing else leaves the file. */
export function settingsOf(
  variables: ReadonlyMap<string, string | undefined>,
  at: Pick<DeploymentFact, 'by' | 'file' | 'line'>,
): DeploymentFact[] {
  return [...variables].flatMap(([name, text = '']): DeploymentFact[] => {
    const limit = /[?&]connection_limit=(\d{1,6})/.exec(text)?.[1];
    if (limit !== undefined) return [{ ...at, kind: 'connection-limit', name, value: Number(limit) }];
    const value = /POOL|CONN|WEB_CONCURRENCY|_MAX$|WORKERS/.test(name) ? numberAt(text) : undefined;
    return value === undefined ? [] : [{ ...at, kind: 'variable', name, value }];
  });
}

/** `[{ name, value }]`, `["A=1"]` or `{ A: 1 }`. */
export function variablesOf(given: unknown): Map<string, string | undefined> {
  if (isRecord(given)) return new Map(Object.entries(given).map(([name, value]) => [name, textOf(value)]));
  if (!Array.isArray(given)) return new Map();
  return new Map(
    given.flatMap((item: unknown): [string, string | undefined][] => {
      if (isRecord(item)) return typeof item['name'] === 'string' ? [[item['name'], textOf(item['value'])]] : [];
      const [name, ...rest] = String(item).split('=');
      return name ? [[name, rest.length > 0 ? rest.join('=') : undefined]] : [];
    }),
  );
}

/** A command as one line, whether it is a text or a list. */
export function commandOf(...given: readonly unknown[]): string {
  return given.flatMap((part) => (Array.isArray(part) ? part.map(textOf) : [textOf(part)])).join(' ');
}

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
