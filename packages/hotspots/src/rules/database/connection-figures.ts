/** The three figures of a connection budget, each with the place it stands at: pool, instances, limit of the server. */
import { type ConnectionPoolFact, type DatabaseServer, type DeploymentFact, groupBy } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { isOffline } from '../../roles/offline-modules';
import { databaseOf, type ToldDatabase, toldDatabases } from './told-databases';

/** A number in words. */
export interface Figure {
  readonly value: number;
  /** Why it is this number, with file and line where it is written. */
  readonly told: string;
  /** Whether it rests on a default of a library or of the machine, not on what somebody wrote. */
  readonly assumed: boolean;
}

/** Processors that a machine is taken to have where a figure depends on them. */
export const processors = 4;

/** What libraries hold open at most when they are not told; of TypeORM, that of the driver below it. */
const defaults: ReadonlyMap<string, number> = new Map([
  ...[['pg', 10] as const, ['postgres', 10] as const, ['typeorm', 10] as const, ['sequelize', 5] as const],
  ...[['knex', 10] as const, ['mikroorm', 10] as const, ['mysql2', 10] as const, ['mongoose', 100] as const],
  ['prisma', processors * 2 + 1] as const,
]);

/** Connections that callers can have by default: PostgreSQL keeps 3 of 100 for administrators, MySQL takes 151. */
const limits: ReadonlyMap<DatabaseServer, Figure> = new Map([
  [
    'postgres',
    { value: 97, told: "PostgreSQL's default of 100, of which 3 are kept for administrators", assumed: true },
  ],
  ['mysql', { value: 151, told: "MySQL's default of 151", assumed: true }],
]);

/** A pool that a server opens, with where it leads to. */
export interface Pool extends ConnectionPoolFact {
  readonly server: DatabaseServer;
  /** What the team says of its database. */
  readonly database: ToldDatabase | undefined;
}

export function poolsOf(index: FactsIndex): Pool[] {
  const databases = toldDatabases(index.settings);
  const named = new Set([
    ...deploymentOf(index).flatMap(({ kind, server }) => (kind === 'server' && server ? [server] : [])),
    ...databases.map(({ server }) => server),
  ]);
  const only = named.size === 1 ? [...named][0] : serverByDriver(index);
  return (index.facts.connectionPools ?? [])
    .filter(({ file }) => !index.isTest(file) && !isOffline(index, file))
    .flatMap((pool) => {
      const database = databaseOf(databases, pool, only);
      const server = pool.server ?? database?.server ?? only;
      return server ? [{ ...pool, server, database }] : [];
    });
}

function serverByDriver({ facts }: FactsIndex): DatabaseServer | undefined {
  const { frameworks } = facts.project;
  const mysql = facts.imports.some(({ specifier }) => /^mysql2?(?:\/|$)/.test(specifier));
  return frameworks.includes('pg') ? 'postgres' : mysql ? 'mysql' : undefined;
}

/** Connections of one instance: a variable that is set where it runs comes before the default in the code. */
export function sizeOf(index: FactsIndex, { layer, size }: ConnectionPoolFact): Figure | undefined {
  const wanted = size?.variable;
  const set = deploymentOf(index).filter(
    ({ kind, name }) => (kind === 'variable' && name === wanted) || (kind === 'connection-limit' && layer === 'prisma'),
  );
  const first = set.find(({ by }) => by !== 'dotenv') ?? (size?.connections === undefined ? set[0] : undefined);
  if (first?.value !== undefined)
    return { value: first.value, told: `${first.name} at ${placeOf(first)}`, assumed: first.by === 'dotenv' };
  if (size?.connections !== undefined) {
    const told = `${wanted === undefined ? '' : `${wanted} is ${size.connections} unless it is set, `}${placeOf(size)}`;
    return { value: size.connections, told, assumed: false };
  }
  return size === undefined ? defaultOf(layer) : undefined;
}

function defaultOf(layer: string): Figure | undefined {
  const value = defaults.get(layer);
  if (value === undefined) return undefined;
  const told =
    layer === 'prisma'
      ? `Prisma's default, two for each of ${processors} processors and one more`
      : `the default of ${layer}`;
  return { value, told, assumed: true };
}

/** Processes at most: what the team says, else the largest way to run it that is written down; nothing where none is. */
export function instancesOf(index: FactsIndex, { database }: Pool): Instances | undefined {
  if (database?.instances === undefined) return deployedInstances(index);
  return { value: database.instances, told: `instances of ${database.place}`, assumed: false, files: [] };
}

interface Instances extends Figure {
  readonly files: readonly string[];
}

function deployedInstances(index: FactsIndex): Instances | undefined {
  const all = deploymentOf(index).filter(({ kind, by }) => kind === 'instances' && by !== 'cluster');
  const groups = [...groupBy(all, ({ by, file }) => (by === 'kubernetes' ? by : file)).values()];
  const sums = groups.map((group) => sumOf(group)).sort((a, b) => b.value - a.value);
  const forks = forksOf(index);
  const [most] = sums;
  if (!forks) return most;
  if (!most) return { ...forks, files: [] };
  return {
    ...most,
    value: most.value * forks.value,
    told: `${most.told}, each with ${forks.told}`,
    assumed: forks.assumed,
  };
}

function sumOf(group: readonly DeploymentFact[]): Instances {
  const told = group.map(
    (fact) => `${fact.value ?? `one for each of ${processors} processors,`} of ${fact.name} (${placeOf(fact)})`,
  );
  return {
    value: group.reduce((sum, { value }) => sum + (value ?? processors), 0),
    told: told.join(' + '),
    assumed: group.some(({ value }) => value === undefined),
    files: [...new Set(group.map(({ file }) => file))],
  };
}

function forksOf(index: FactsIndex): Figure | undefined {
  const deployment = deploymentOf(index);
  const fork = deployment.find(({ by, file }) => by === 'cluster' && !isOffline(index, file));
  if (!fork) return undefined;
  const set = deployment.find(({ kind, name }) => kind === 'variable' && name === 'WEB_CONCURRENCY');
  const value = fork.value ?? set?.value ?? processors;
  const assumed = fork.value === undefined && set === undefined;
  return { value, told: `${value} processes of cluster.fork (${placeOf(set ?? fork)})`, assumed };
}

/** What the team says, else that of the server beside the instances, else of the one that is told, else the default. */
export function limitOf(index: FactsIndex, { server, database }: Pool, files: readonly string[]): Figure | undefined {
  if (database?.maxConnections !== undefined)
    return limitFigure(
      server,
      database.maxConnections,
      `maxConnections ${database.maxConnections} of ${database.place}`,
    );
  const told = deploymentOf(index).filter(
    (one) => one.kind === 'server' && one.server === server && one.value !== undefined,
  );
  const found = told.find(({ file }) => files.includes(file)) ?? told[0];
  if (found?.value === undefined) return limits.get(server);
  return limitFigure(server, found.value, `max_connections ${found.value} of ${found.name} (${placeOf(found)})`);
}

function limitFigure(server: DatabaseServer, limit: number, told: string): Figure {
  const kept = server === 'postgres' ? 3 : 0;
  const rest = kept > 0 ? `, of which ${kept} are kept for administrators` : '';
  return { value: limit - kept, told: `${told}${rest}`, assumed: false };
}

export function poolerOf(index: FactsIndex): DeploymentFact | undefined {
  return deploymentOf(index).find(({ kind }) => kind === 'pooler');
}

export function placeOf({ file, line }: { readonly file: string; readonly line: number }): string {
  return `${file}:${line}`;
}

function deploymentOf({ facts }: FactsIndex): readonly DeploymentFact[] {
  return facts.deployment ?? [];
}
