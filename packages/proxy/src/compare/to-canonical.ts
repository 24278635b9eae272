/** One text for all JSON values that are equal. */
import type { Step } from './comparison';
import type { JsonRules } from './compare-json';
import { covers, leadsTo } from './path-pattern';

/** Keys are sorted, what may differ is left out, and items of arrays without order are sorted by their texts. */
export function toCanonical(value: unknown, rules: JsonRules, path: readonly Step[]): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) {
    const items = value.map((item, i) => toCanonical(item, rules, [...path, i]));
    return `[${(rules.unordered.some((pattern) => leadsTo(pattern, path)) ? items.toSorted() : items).join(',')}]`;
  }
  const entries = Object.entries(value)
    .filter(([key]) => !rules.ignore.some((pattern) => covers(pattern, [...path, key])))
    .map(([key, item]) => `${JSON.stringify(key)}:${toCanonical(item, rules, [...path, key])}`);
  return `{${entries.toSorted().join(',')}}`;
}
