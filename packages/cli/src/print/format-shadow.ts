/** Shadows for people: verdicts of each route, then the paths that differ. */
import type { RouteShadow } from '@banyan/proxy';
import { paint } from './paint';
import { formatTable } from './table';

/** More paths than this are read as JSON. */
const mostShown = 15;

/** A table of the routes, and one of paths for each route that has any. */
export function formatShadow(routes: readonly RouteShadow[]): string {
  if (routes.length === 0) return 'No route has been in phase shadow since the proxy started.';
  return [formatRoutes(routes), ...routes.filter(({ fields }) => fields.length > 0).map(formatFields)].join('\n\n');
}

function formatRoutes(routes: readonly RouteShadow[]): string {
  const rows = routes.map(({ route, service, copies, verdicts, failed, dropped, meanMilliseconds }) => [
    route,
    service,
    copies,
    verdicts.match,
    verdicts.mismatch,
    verdicts.ignored,
    verdicts.uncompared,
    meanMilliseconds?.toFixed(1) ?? '–',
    words(failed),
    words(dropped),
  ]);
  const head = ['route', 'service', 'copies', 'match', 'mismatch', 'ignored', 'uncompared', 'ms', 'failed', 'dropped'];
  return formatTable([head, ...rows]);
}

function formatFields({ route, fields, pairs }: RouteShadow): string {
  const rows = fields
    .slice(0, mostShown)
    .map(({ field, raw, noise, absolute, reported }) => [
      field,
      raw,
      noise,
      `${absolute} %`,
      reported ? 'yes' : 'no: noise',
    ]);
  const sought = pairs.noise === 0 ? 'noise not sought' : `${pairs.noise} for noise`;
  const more = fields.length > mostShown ? `\n… and ${fields.length - mostShown} more (--json)` : '';
  const title = paint('bold', `${route}: ${pairs.raw} pairs compared, ${sought}`);
  return `${title}\n${formatTable([['path', 'differs', 'by itself', 'more than noise', 'reported'], ...rows])}${more}`;
}

/** `full 3, method 12`; a dash for nothing. */
function words(counts: Readonly<Record<string, number>>): string {
  const all = Object.entries(counts).map(([reason, count]) => `${reason} ${count}`);
  return all.join(', ') || '–';
}
