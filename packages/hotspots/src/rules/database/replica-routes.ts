/** Routes by whether a read replica could answer them, and what speaks against it. */
import { type DataAccessFact, type EndpointFact, groupBy } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { oncePerIndex } from '../../once-per-index';
import { effectsOf } from '../../reach/effects-of';
import { readsAfterWrites, type ReadAfterWrite } from '../../reach/reads-after-writes';
import { isAwaited } from '../../roles/endpoint-roots';
import { growthOf } from '../../tables/growth';

/** A route that only reads, and heavily enough to be worth moving. */
export interface ReplicaRoute {
  readonly endpoint: EndpointFact;
  /** Names of the entities, sorted. */
  readonly tables: readonly string[];
  readonly layer: string;
  /** The routes after which its client must see what it wrote. */
  readonly after: readonly EndpointFact[];
}

/** A route that reads what it has written itself, or in a transaction, or locks. */
export interface PrimaryRoute {
  readonly endpoint: EndpointFact;
  readonly layer: string;
  readonly pair?: ReadAfterWrite;
  /** A read in a transaction or with a lock, where there is no pair. */
  readonly held?: DataAccessFact;
}

/** So many places read, or a table that grows is joined or listed: less is not worth a second connection. */
const several = 2;

export const replicaRoutes = oncePerIndex((index): readonly ReplicaRoute[] => {
  const writers = writersByTable(index);
  return routesOf(index).flatMap((endpoint): ReplicaRoute[] => {
    const { reads, writes } = effectsOf(index, endpoint.handler);
    const isRead = endpoint.method === 'GET' || endpoint.method === 'QUERY';
    if (!isRead || writes.length > 0 || reads.some(isHeld) || !isHeavy(index, reads)) return [];
    const tables = [...new Set(reads.map(({ entity }) => entity))].sort();
    const after = [...new Set(tables.flatMap((table) => writers.get(table) ?? []))];
    return [
      { endpoint, tables, layer: layerOf(index, reads), after: after.filter((one) => isSameThing(one, endpoint)) },
    ];
  });
});

export const primaryRoutes = oncePerIndex((index): readonly PrimaryRoute[] =>
  routesOf(index).flatMap((endpoint): PrimaryRoute[] => {
    const { reads, writes } = effectsOf(index, endpoint.handler);
    const [pair] = writes.length > 0 ? readsAfterWrites(index, endpoint.handler) : [];
    const held = reads.find(isHeld);
    if (!pair && !held) return [];
    return [{ endpoint, layer: layerOf(index, reads), ...(pair ? { pair } : held && { held }) }];
  }),
);

/** Handlers written in place count for the function around them: where that holds several routes, what each does is not told apart. */
const routesOf = oncePerIndex(({ endpointsOf }): readonly EndpointFact[] =>
  [...endpointsOf.values()]
    .filter((shared) => new Set(shared.map(({ method }) => method)).size === 1)
    .flat()
    .filter(isAwaited),
);

function isHeld({ transaction, locks }: DataAccessFact): boolean {
  return transaction !== undefined || locks === true;
}

function isHeavy(index: FactsIndex, reads: readonly DataAccessFact[]): boolean {
  const growing = reads.filter(({ entity }) => growthOf(index, entity) !== 'no');
  const listed = growing.some(({ rows, via }) => rows === 'many' || via === 'join');
  return growing.length > 0 && (listed || new Set(reads.map(({ file, line }) => `${file}:${line}`)).size >= several);
}

/** The data layer that most of the accesses go through: one data source each. */
function layerOf(index: FactsIndex, accesses: readonly DataAccessFact[]): string {
  const layers = accesses.flatMap(({ entity }) => index.entities.get(entity)?.layer ?? []);
  const groups = [...groupBy(layers, (layer) => layer)].sort(
    ([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1),
  );
  return groups[0]?.[0] ?? 'sql';
}

function writersByTable(index: FactsIndex): ReadonlyMap<string, readonly EndpointFact[]> {
  const pairs = routesOf(index).flatMap((endpoint) =>
    [...new Set(effectsOf(index, endpoint.handler).writes.map(({ entity }) => entity))].map((table) => ({
      table,
      endpoint,
    })),
  );
  return new Map(
    [...groupBy(pairs, ({ table }) => table)].map(([table, group]) => [table, group.map(({ endpoint }) => endpoint)]),
  );
}

/** `POST /photos` and `GET /photos/:id` are about one thing: the client that sent the one asks for the other. */
function isSameThing(write: EndpointFact, read: EndpointFact): boolean {
  if (write.kind !== read.kind || write.method === read.method) return false;
  // Mutations name no resource: a query that reads what one of them writes is asked again after it.
  if (write.kind !== 'http') return write.method === 'MUTATION';
  const [a, b] = [write.path, read.path].map(wordsOf) as [string, string];
  return a !== '' && (a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`));
}

/** A path without its parameters. */
function wordsOf(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && !/^[:*{]/.test(part))
    .join('/');
}
