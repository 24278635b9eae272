/** Kept fields with what a newer answer without a body says (RFC 9111 3.2). */
import { withoutFields } from './field-list';

/** They describe the kept body, which is not the newer answer's. */
const ofTheBody: ReadonlySet<string> = new Set([
  ...['content-length', 'content-encoding', 'content-type', 'content-range', 'transfer-encoding', 'trailer', 'age'],
  ...['connection', 'set-cookie', 'set-cookie2', 'cache-status'],
]);

/** Every field that the newer one has takes the place of the kept ones of its name. */
export function mergeFields(kept: readonly string[], newer: readonly string[]): string[] {
  const taken = withoutFields(newer, ofTheBody);
  const names = new Set(taken.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase()));
  return [...withoutFields(kept, names), ...taken];
}
