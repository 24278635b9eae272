/** The fields of a copied request. */

/** Tells a copy from a caller's request. Callers' own word is left out, unless a trusted peer says it. */
export const markerField = 'X-Banyan-Shadow';

/** `candidate`: the service gets it; `control`: the monolith gets it once more, to see what differs by itself. */
export type CopyRole = 'candidate' | 'control';

const credentials: ReadonlySet<string> = new Set(['authorization', 'cookie']);

/**
 * All that the monolith got, the proxy's own fields among it, and the marker.
 * @param fields names and values in turn, as they were signed and sent
 * @param host as the caller said it: an engine may have given the monolith its own name
 */
export function toCopyFields(
  fields: readonly string[],
  host: string | undefined,
  passesCredentials: boolean,
  role: CopyRole,
): string[] {
  const copied: string[] = [];
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const name = fields[i] as string;
    const lower = name.toLowerCase();
    if (lower === 'x-banyan-shadow' || (!passesCredentials && credentials.has(lower))) continue;
    copied.push(name, lower === 'host' && host !== undefined ? host : (fields[i + 1] as string));
  }
  copied.push(markerField, role);
  return copied;
}
