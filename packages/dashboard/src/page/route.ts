/** Where in the page one is: kept in the address after `#`, so that a link leads there again. */

/** A view with what it is about. */
export interface Route {
  readonly view: ViewName;
  /** Names: of a context and its part, a file, two contexts, … */
  readonly names: readonly string[];
  /** Choices within the view, e.g. `kind`. */
  readonly choices: Readonly<Record<string, string>>;
}

/** Every view by the first word of its address. */
export const viewNames = [
  'overview',
  'context',
  'file',
  'files',
  'seams',
  'seam',
  'tables',
  'shared',
  'cuts',
  'plan',
  'hotspots',
] as const;
export type ViewName = (typeof viewNames)[number];

/** `#/context/images/seams?kind=call` → a route; what cannot be read leads to the overview. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  try {
    const [view, ...names] = path.split('/').map(decodeURIComponent);
    const choices = Object.fromEntries(new URLSearchParams(query));
    return viewNames.includes(view as ViewName) ? { view: view as ViewName, names, choices } : start;
  } catch {
    return start;
  }
}

const start: Route = { view: 'overview', names: [], choices: {} };

/** The address of a route. */
export function toHash(
  view: ViewName,
  names: readonly string[] = [],
  choices: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(Object.entries(choices).filter(([, value]) => value !== '')).toString();
  return `#/${[view, ...names].map(encodeURIComponent).join('/')}${query && `?${query}`}`;
}

/** One step up: a part of a context to the context, a file to `home` (the context it is in), everything else to the overview. */
export function parentOf({ view, names }: Route, home: string | undefined): string {
  if (view === 'context' && names.length > 1) return toHash('context', names.slice(0, 1));
  if (view === 'file' && home !== undefined) return toHash('context', [home]);
  if (view === 'seam') return toHash('seams');
  if (view === 'hotspots' && names.length > 0) return toHash('hotspots');
  if (view === 'tables' && names.length > 0) return toHash('tables');
  return toHash('overview');
}
