/** Routes that only read and could ask a read replica: one finding for each data source, with the list inside. */
import { type EndpointFact, groupBy } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { trafficOf } from '../../runtime/endpoint-traffic';
import type { FindingDraft, HotspotRule } from '../rule';
import { type ReplicaRoute, replicaRoutes } from './replica-routes';

/** Fewer are no reason to run a second server. */
const fewest = 3;
/** So many routes are told with what they read, the busiest first; all of them are entry points of the finding. */
const mostListed = 100;
/** So many tables of one route are named. */
const mostTables = 5;
/** Share of all measured requests from which on the routes weigh. */
const large = 0.5;

export const replicaCandidate: HotspotRule = {
  name: 'replica-candidate',
  family: 'database',
  describes: 'Routes only read, and could ask a read replica instead of the one database that writes.',
  find(index) {
    const groups = [...groupBy(replicaRoutes(index), ({ layer }) => layer).values()];
    return { findings: groups.flatMap((group) => toDraft(index, group)), harmless: [] };
  },
};

function toDraft(index: FactsIndex, routes: readonly ReplicaRoute[]): FindingDraft[] {
  const busiest = [...routes].sort((a, b) => requestsOf(index, b.endpoint) - requestsOf(index, a.endpoint));
  const [first] = busiest;
  if (!first || routes.length < fewest) return [];
  const share = shareOf(index, routes);
  const free = routes.filter(({ after }) => after.length === 0).length;
  return [
    {
      ...{ file: first.endpoint.file, line: first.endpoint.line, function: first.endpoint.handler },
      subject: `replica of ${first.layer}`,
      severity: share !== undefined && share >= large ? 'medium' : 'low',
      confidence: 0.7,
      title: `${routes.length} routes only read and could ask a replica`,
      reasons: [
        'They write nothing, open no transaction and lock no row, and read from tables that grow.',
        `${free} of them can be late for everybody; ${routes.length - free} must see what their own client has just written: they ask the primary for some seconds after its write.`,
        ...(routes.length > mostListed ? [`The ${mostListed} busiest of them are listed with their tables.`] : []),
        ...(share === undefined ? [] : [`They are ${Math.round(share * 100)} % of the requests that were measured.`]),
      ],
      entryPoints: busiest.map(({ endpoint: { kind, method, path, handler } }) => ({
        kind,
        method,
        path,
        handler,
        chain: [],
      })),
      related: busiest
        .slice(0, mostListed)
        .map((route) => ({ file: route.endpoint.file, line: route.endpoint.line, text: told(route) })),
      fix: {
        text: 'A second data source that leads to the replica, asked by these routes only; a mark of the last write in the session, or a header, sends a client back to the primary for as long as the replica may lag.',
        sketch: sketches.get(first.layer) ?? 'const replica = new Pool({ connectionString: replicaUrl });',
        where: 'infrastructure',
      },
    },
  ];
}

function told({ endpoint, tables, after }: ReplicaRoute): string {
  const late = after.length > 0 ? `; not within seconds after ${after.slice(0, 3).map(nameOf).join(', ')}` : '';
  const more = tables.length > mostTables ? ` and ${tables.length - mostTables} more tables` : '';
  return `${nameOf(endpoint)} reads ${tables.slice(0, mostTables).join(', ')}${more}${late}`;
}

export function nameOf({ method, path }: EndpointFact): string {
  return `${method} ${path}`;
}

function requestsOf(index: FactsIndex, endpoint: EndpointFact): number {
  return trafficOf(index, endpoint).reduce((sum, { requests }) => sum + requests, 0);
}

function shareOf(index: FactsIndex, routes: readonly ReplicaRoute[]): number | undefined {
  const all = (index.evidence?.traffic?.endpoints ?? []).reduce((sum, { requests }) => sum + requests, 0);
  const theirs = routes.reduce((sum, { endpoint }) => sum + requestsOf(index, endpoint), 0);
  return all > 0 ? theirs / all : undefined;
}

const sketches: ReadonlyMap<string, string> = new Map([
  [
    'typeorm',
    "new DataSource({ …, replication: { master: { url }, slaves: [{ url: replicaUrl }] } }); createQueryRunner('master') for the others",
  ],
  ['prisma', 'prisma.$extends(readReplicas({ url: replicaUrl })); prisma.$primary() for the others'],
  [
    'sequelize',
    'new Sequelize({ …, replication: { write: { … }, read: [{ … }] } }); { useMaster: true } for the others',
  ],
  ['mongoose', "find({ … }).read('secondaryPreferred')"],
  ['mikroorm', "MikroORM.init({ …, replicas: [{ host }] }); { connectionType: 'write' } for the others"],
  ['drizzle', 'withReplicas(primary, [replica]); db.$primary for the others'],
  ['knex', 'const replica = knex({ …, connection: replicaUrl });'],
]);
