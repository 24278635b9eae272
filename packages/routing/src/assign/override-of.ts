/** The side a tester asks for. */
import type { TableOverride } from '../table/routing-table';
import { isFieldName } from './read-field';
import { signed, textOf } from './signature';

/** The two sides of a route. */
export type Side = 'monolith' | 'service';

/**
 * The side asked for by somebody who may; undefined when nobody asks, or asks in vain. A header that comes twice asks for
 * nothing.
 * @param fields header names and values in turn
 * @param address the caller's
 * @param now milliseconds since 1970
 */
export function overrideOf(
  override: TableOverride,
  fields: readonly string[],
  address: string,
  now: () => number,
): Side | undefined {
  const values = fields.filter((_, i) => i % 2 === 1 && isFieldName(fields[i - 1] as string, override.header));
  const [value, more] = values;
  if (value === undefined || more !== undefined) return undefined;
  if (isSide(value)) return override.isTrusted(address) ? value : undefined;
  return override.signed ? signedSide(override.secrets, value, now) : undefined;
}

/**
 * The value a tester sends: `service.1764547200.<signature>`.
 * @param expires seconds since 1970
 */
export function signOverride(secret: string, side: Side, expires: number): string {
  return signed(secret, 'override', `${side}.${expires}`);
}

function signedSide(secrets: readonly string[], value: string, now: () => number): Side | undefined {
  const [side = '', expires] = textOf(secrets, 'override', value)?.split('.') ?? [];
  return isSide(side) && now() < Number(expires) * 1000 ? side : undefined;
}

function isSide(text: string): text is Side {
  return text === 'monolith' || text === 'service';
}
