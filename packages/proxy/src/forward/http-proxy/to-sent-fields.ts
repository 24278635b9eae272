/** The fields of a request as http-proxy sends it, its options and listeners heeded. */
import type { ClientRequest } from 'node:http';
import { requestField, requestFieldKind } from '../../head/field-kinds';

/** Those that are about this one connection, or say how long the body is. */
const own: ReadonlySet<number> = new Set([
  requestField.drop,
  requestField.connection,
  requestField.coding,
  requestField.length,
  requestField.upgrade,
]);

/** Names and values in turn; to be read before the head is sent. */
export function toSentFields(proxyReq: ClientRequest): string[] {
  const fields: string[] = [];
  for (const name of proxyReq.getRawHeaderNames()) {
    if (own.has(requestFieldKind(name))) continue;
    const value = proxyReq.getHeader(name) ?? [];
    for (const one of Array.isArray(value) ? value : [String(value)]) fields.push(name, one);
  }
  return fields;
}
