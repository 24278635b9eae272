/** Names under which an answer can be purged. */
import { membersOf, valuesOf } from './field-list';

/** More of them, or longer ones, are not heeded: they are kept with every answer. */
const [most, longest] = [128, 256];

/** `Cache-Tag: a, b` and `Surrogate-Key: a b`. */
export function tagsOf(fields: readonly string[]): readonly string[] {
  const tags = membersOf(valuesOf(fields, 'cache-tag'));
  const keys = valuesOf(fields, 'surrogate-key').flatMap((value) => value.split(/[ \t]+/));
  return [...new Set([...tags, ...keys])].filter((tag) => tag !== '' && tag.length <= longest).slice(0, most);
}
