/** Routes that must ask the primary: they read what they have just written, or hold rows. One finding for each data source. */
import { groupBy } from '@banyan/model';
import { placeOf } from './connection-figures';
import { nameOf } from './replica-candidate';
import type { FindingDraft, HotspotRule } from '../rule';
import { type PrimaryRoute, primaryRoutes, replicaRoutes } from './replica-routes';

export const readAfterWrite: HotspotRule = {
  name: 'read-after-write',
  family: 'database',
  describes: 'Routes read what they have just written, or within a transaction: no replica may answer them.',
  find(index) {
    // Where nothing could move to a replica, nobody asks what must stay.
    const layers = new Set(replicaRoutes(index).map(({ layer }) => layer));
    const routes = primaryRoutes(index).filter(({ layer }) => layers.has(layer));
    return { findings: [...groupBy(routes, ({ layer }) => layer).values()].flatMap(toDraft), harmless: [] };
  },
};

function toDraft(routes: readonly PrimaryRoute[]): FindingDraft[] {
  const [first] = routes;
  if (!first) return [];
  const { file, line, handler } = first.endpoint;
  const pairs = routes.filter(({ pair }) => pair).length;
  return [
    {
      ...{ file, line, function: handler, subject: `primary of ${first.layer}`, severity: 'low', confidence: 0.8 },
      title: `${routes.length} ${routes.length === 1 ? 'route' : 'routes'} must ask the primary, not a replica`,
      reasons: [
        `${pairs} read a table that they wrote before in the same request; ${routes.length - pairs} read in a transaction or lock rows.`,
        'A replica is behind by milliseconds to seconds: it would give them what was there before.',
      ],
      entryPoints: routes.map(({ endpoint: { kind, method, path, handler: by } }) => ({
        kind,
        method,
        path,
        handler: by,
        chain: [],
      })),
      related: routes.map((route) => ({ ...placed(route), text: told(route) })),
      fix: { text: 'When a replica comes, leave these routes on the data source of the primary.', where: 'monolith' },
    },
  ];
}

function placed({ endpoint, pair, held }: PrimaryRoute) {
  const { file, line } = pair?.read ?? held ?? endpoint;
  return { file, line };
}

function told({ endpoint, pair, held }: PrimaryRoute): string {
  if (pair) return `${nameOf(endpoint)} reads ${pair.read.entity}, written at ${placeOf(pair.write)}`;
  const how = held?.locks === true ? 'with a lock' : 'in a transaction';
  return `${nameOf(endpoint)} reads ${held?.entity ?? 'rows'} ${how}`;
}
