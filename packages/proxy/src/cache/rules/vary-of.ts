/** Which requests an answer fits that says Vary (RFC 9111 4.1). */
import { joinedValue, membersOf, valuesOf } from './field-list';

/** Names of Vary with the values of this request, in order; undefined when nothing can tell (`*`). */
export function varyOf(
  answerFields: readonly string[],
  requestFields: readonly string[],
): readonly (readonly [lowerName: string, value: string])[] | undefined {
  const names = new Set(membersOf(valuesOf(answerFields, 'vary')).map((name) => name.toLowerCase()));
  if (names.has('*')) return undefined;
  return [...names].toSorted().map((name) => [name, selecting(requestFields, name)] as const);
}

/** Whether the request has the same values in the fields named. */
export function fitsVary(
  vary: readonly (readonly [lowerName: string, value: string])[],
  requestFields: readonly string[],
): boolean {
  return vary.every(([name, value]) => selecting(requestFields, name) === value);
}

/**
 * The value to compare, so that what means the same is the same: several fields joined, blanks around commas taken out,
 * languages in lower case. A field that is absent is not an empty one.
 */
function selecting(fields: readonly string[], lowerName: string): string {
  const value = joinedValue(fields, lowerName);
  if (value === undefined) return '\u0000';
  const plain = value.replace(/[ \t]*,[ \t]*/g, ',').trim();
  return lowerName === 'accept-language' || lowerName === 'accept-encoding' ? plain.toLowerCase() : plain;
}

/** Values of these fields, to compare. */
export function varyValues(lowerNames: readonly string[], requestFields: readonly string[]): readonly string[] {
  return lowerNames.map((name) => selecting(requestFields, name));
}
