/** Whether a request has the header fields and query parameters that a route asks for. */
import { isFieldName } from '../assign/read-field';
import type { Condition, Conditions } from './conditions';

/**
 * @param target request target with its query
 * @param fields header names and values in turn
 */
export function fulfils({ headers, query }: Conditions, target: string, fields: readonly string[]): boolean {
  return headers.every((wanted) => hasHeader(wanted, fields)) && (query.length === 0 || hasQuery(query, target));
}

/**
 * A field that comes several times counts as one whose values are joined by commas, as every reader may see it
 * (RFC 9110 5.3): otherwise the proxy could read one of them and the upstream another.
 */
function hasHeader({ name, equals }: Condition, fields: readonly string[]): boolean {
  let value: string | undefined;
  for (let i = 0; i + 1 < fields.length; i += 2) {
    if (!isFieldName(fields[i] as string, name)) continue;
    value = value === undefined ? (fields[i + 1] as string) : `${value}, ${fields[i + 1] as string}`;
  }
  return value !== undefined && (equals === undefined || value === equals);
}

/** A parameter that comes several times must have the value each time: servers take the first, the last, or a list. */
function hasQuery(query: readonly Condition[], target: string): boolean {
  const start = target.indexOf('?');
  if (start === -1) return false;
  const parameters = new URLSearchParams(target.slice(start));
  return query.every(({ name, equals }) => {
    const values = parameters.getAll(name);
    return values.length > 0 && (equals === undefined || values.every((value) => value === equals));
  });
}
