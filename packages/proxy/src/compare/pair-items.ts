/** Which items of two arrays belong together when order means nothing. */
import type { Step } from './comparison';
import type { JsonRules } from './compare-json';
import { toCanonical } from './to-canonical';

/** Two items, or one that has no partner. */
export interface Pair {
  /** Place in the control's array; in the candidate's when only that has it. */
  readonly at: number;
  readonly left: unknown;
  readonly right: unknown;
}

interface Item {
  readonly at: number;
  readonly value: unknown;
}

/** Whether nothing differs between two values that are at a path. */
export type IsEqual = (control: unknown, candidate: unknown, path: Step[]) => boolean;

/** Each of these costs a comparison with each other one. */
const mostSearched = 40;

/** The pairs that are not equal: items without an equal one are paired with one that is close, then in their order. */
export function pairItems(
  control: readonly unknown[],
  candidate: readonly unknown[],
  rules: JsonRules,
  path: readonly Step[],
  isEqual: IsEqual,
): readonly Pair[] {
  const [left, right] = takeEqual(control, candidate, rules, path);
  const [lone, others] = takeClose(left, right, rules, path, isEqual);
  const pairs = Array.from({ length: Math.max(lone.length, others.length) }, (_, i): Pair => {
    const [one, other] = [lone[i], others[i]];
    return { at: one?.at ?? other?.at ?? 0, left: one?.value, right: other?.value };
  });
  return pairs.toSorted((a, b) => a.at - b.at);
}

function takeEqual(
  control: readonly unknown[],
  candidate: readonly unknown[],
  rules: JsonRules,
  path: readonly Step[],
): readonly [left: Item[], right: Item[]] {
  const byText = new Map<string, Item[]>();
  for (const [at, value] of candidate.entries()) {
    const text = toCanonical(value, rules, [...path, at]);
    const known = byText.get(text);
    if (known) known.push({ at, value });
    else byText.set(text, [{ at, value }]);
  }
  const left: Item[] = [];
  for (const [at, value] of control.entries()) {
    if (!byText.get(toCanonical(value, rules, [...path, at]))?.shift()) left.push({ at, value });
  }
  const right = [...byText.values()].flat();
  return [left, right.toSorted((a, b) => a.at - b.at)];
}

/** Within the tolerance for numbers. */
function takeClose(
  left: readonly Item[],
  right: readonly Item[],
  rules: JsonRules,
  path: readonly Step[],
  isEqual: IsEqual,
): readonly [readonly Item[], readonly Item[]] {
  const hasTolerance = rules.absolute > 0 || rules.relative > 0;
  if (!hasTolerance || left.length > mostSearched || right.length > mostSearched) return [left, right];
  const others = [...right];
  const lone = left.filter(({ at, value }) => {
    const found = others.findIndex((other) => isEqual(value, other.value, [...path, at]));
    if (found !== -1) others.splice(found, 1);
    return found === -1;
  });
  return [lone, others];
}
