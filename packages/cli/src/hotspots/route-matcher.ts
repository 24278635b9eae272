/** A route as people type it → whether an entry point is it or lies below it. */

interface Entry {
  readonly method: string;
  readonly path: string;
}

/** `/photos/17`, `/photos/:id` or `GET /photos`: parameters match anything, and what is below a path belongs to it. */
export function routeMatcher(route: string): (entry: Entry) => boolean {
  const [, method, path = ''] = /^(?:([A-Za-z]+)\s+)?(.*)$/.exec(route.trim()) ?? [];
  const wanted = segmentsOf(path);
  return (entry) => {
    if (method !== undefined && entry.method.toUpperCase() !== method.toUpperCase()) return false;
    const own = segmentsOf(entry.path);
    return wanted.every((segment, at) => own[at] !== undefined && matches(segment, own[at]));
  };
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter(Boolean);
}

function matches(wanted: string, own: string): boolean {
  return isParameter(own) || isParameter(wanted) || wanted.toLowerCase() === own.toLowerCase();
}

function isParameter(segment: string): boolean {
  return /^[:*{]/.test(segment);
}
