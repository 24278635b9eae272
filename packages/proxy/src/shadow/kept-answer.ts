/** An answer as far as it is kept to be compared. */
import type { KeptBody } from './kept-body';

/** Of the monolith or of the service; its body may still have a coding. */
export interface KeptAnswer {
  readonly status: number;
  /** Those that are compared or say how to read the body, by name in lower case. */
  readonly fields: ReadonlyMap<string, string>;
  readonly body: KeptBody;
  /** Content-Length. */
  readonly length: number | undefined;
  /** From sending the request to the end of the answer. */
  readonly milliseconds: number;
}

/**
 * The fields that are wanted; values of one that repeats are joined by commas (RFC 9110 5.3).
 * @param fields names and values in turn
 * @param wanted in lower case
 */
export function pickFields(fields: readonly string[], wanted: ReadonlySet<string>): ReadonlyMap<string, string> {
  const picked = new Map<string, string>();
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const name = (fields[i] as string).toLowerCase();
    if (!wanted.has(name)) continue;
    const known = picked.get(name);
    picked.set(name, known === undefined ? (fields[i + 1] as string) : `${known}, ${fields[i + 1] as string}`);
  }
  return picked;
}

/** Content-Length, when there is one that is a number. */
export function lengthOf(fields: ReadonlyMap<string, string>): number | undefined {
  const said = fields.get('content-length');
  return said !== undefined && /^\d+$/.test(said) ? Number(said) : undefined;
}
