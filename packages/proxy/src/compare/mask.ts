/** Shows what kind of value there is, and nothing of the value: answers hold personal data. */
import { BodyBytes, type Difference } from './comparison';
import { isName } from './is-name';

/** The same difference without anybody's data. Statuses and media types are nobody's. */
export function mask({ path, field, control, candidate }: Difference): Difference {
  if (isHarmless(path)) return { path, field, control, candidate };
  return { path: field, field, control: toKind(control), candidate: toKind(candidate) };
}

function isHarmless(path: string): boolean {
  return path === '/status' || path === '/fields/content-type' || path === '/fields/allow';
}

function toKind(value: unknown): unknown {
  if (value === undefined || value === null || value instanceof BodyBytes) return value;
  if (typeof value === 'string') return `a string of ${value.length}`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object') return `an object of ${Object.keys(value).length}`;
  return `a ${typeof value}`;
}

/** A request's path without what is no name: ids, addresses, dates. */
export function maskPath(path: string): string {
  return path
    .split('/')
    .map((segment) => (segment === '' || isName(segment) ? segment : '*'))
    .join('/');
}
