/** Routes as code, tracing and logs write them, made comparable. */

/** Stands for a segment that varies. */
export const anySegment = '{}';

/** Stands for any number of segments at the end. */
export const anyRest = '{*}';

/**
 * The segments of a route or path. What varies is `{}`, a wildcard `{*}`: `/posts/:id(\\d+)`, `/posts/{id}` and the
 * `/posts/{}` of a log are the same. Query, empty segments and the case of the method do not count.
 */
export function routeShape(route: string): readonly string[] {
  return withoutQuery(route)
    .split('/')
    .filter((segment) => segment !== '')
    .map(segmentShape);
}

/** A `?` after a parameter makes it optional and begins no query. */
function withoutQuery(route: string): string {
  const mark = route.search(/\?(?=[^/?]*=)|#/);
  return mark < 0 ? route : route.slice(0, mark);
}

function segmentShape(segment: string): string {
  if (/^\*|^\(\.\*\)|^\{\*|^:[^/]*\*$|^\{\w+:?\.\*\}$|^:\w+\(\.[*+]\)$/.test(segment)) return anyRest;
  return /[:{<[]/.test(segment) ? anySegment : segment;
}
