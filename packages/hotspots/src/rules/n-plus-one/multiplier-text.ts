/** What repeats a query, in words. */
import type { RepeatFact } from '@banyan/model';

/** `once per project of `projects``, `once per Post whose field `Post.author` is asked for`. */
export function multiplierText({ by, over, text, element, size }: RepeatFact): string {
  if (by === 'recursion') return 'once per level of the recursion';
  if (by === 'field-resolver') return `once per ${element ?? 'object'} whose field \`${text}\` is asked for`;
  const one = element ?? 'element';
  const of = text === '' ? '' : ` of \`${text}\``;
  if (over === 'constant') return `${size ?? 'several'} times${of && `, once per ${one}${of}`}`;
  if (over === 'stream') return `once per ${one}${of || ' of a stream'}`;
  return over === 'unknown' ? 'once per turn of the loop' : `once per ${one}${of || ' of a list'}`;
}

/** Nested ones multiply. */
export function multipliersText(repeats: readonly RepeatFact[]): string {
  return repeats.map(multiplierText).join(', and that ');
}
