/** What a view is called, as heading and in the window's title. */
import type { Route } from './route';

/** A few words. */
export function titleOf({ view, names }: Route): string {
  const [first = '', second = ''] = names;
  const titles: Readonly<Record<Route['view'], string>> = {
    overview: 'Where it could be cut',
    context: first,
    file: first.split('/').pop() ?? first,
    files: 'Files',
    seams: 'Seams',
    seam: `${first} → ${second}`,
    tables: first === '' ? 'Tables and contexts' : first,
    shared: 'Shared files',
    cuts: 'Other ways to cut',
    plan: 'Plan',
    hotspots: first === '' ? 'What hurts' : 'Finding',
  };
  return titles[view];
}
