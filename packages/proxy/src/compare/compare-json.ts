/** Compares two JSON values, value by value. */
import type { Step } from './comparison';
import { Findings } from './findings';
import { type IsEqual, pairItems } from './pair-items';
import { leadsTo, type PathPattern } from './path-pattern';

/** How values are compared. */
export interface JsonRules {
  readonly ignore: readonly PathPattern[];
  /** Arrays whose order means nothing. */
  readonly unordered: readonly PathPattern[];
  /** What two numbers may differ by. */
  readonly absolute: number;
  /** The same, as a part of the larger one. */
  readonly relative: number;
}

/** Deeper nesting is no answer of an application, and the stack is not endless. */
const deepest = 500;

/**
 * Puts every difference into `findings`.
 * @param path of the two values; as after the call as before it
 * @throws RangeError for what is nested too deeply
 */
export function compareJson(
  control: unknown,
  candidate: unknown,
  rules: JsonRules,
  findings: Findings,
  path: Step[],
): void {
  if (control === candidate || isClose(control, candidate, rules)) return;
  if (path.length > deepest) throw new RangeError('nested too deeply to be compared');
  if (Array.isArray(control) && Array.isArray(candidate)) {
    const isUnordered = rules.unordered.some((pattern) => leadsTo(pattern, path));
    if (isUnordered) comparePairs(control, candidate, rules, findings, path);
    else compareItems(control, candidate, rules, findings, path);
  } else if (isObject(control) && isObject(candidate)) compareObjects(control, candidate, rules, findings, path);
  else findings.add(path, control, candidate);
}

function compareItems(
  control: readonly unknown[],
  candidate: readonly unknown[],
  rules: JsonRules,
  findings: Findings,
  path: Step[],
): void {
  const length = Math.max(control.length, candidate.length);
  for (let i = 0; i < length; i++) {
    path.push(i);
    if (i >= control.length) findings.add(path, undefined, candidate[i]);
    else if (i >= candidate.length) findings.add(path, control[i], undefined);
    else compareJson(control[i], candidate[i], rules, findings, path);
    path.pop();
  }
}

/** Items are compared with those they are most likely meant to be, at the place of the control's. */
function comparePairs(
  control: readonly unknown[],
  candidate: readonly unknown[],
  rules: JsonRules,
  findings: Findings,
  path: Step[],
): void {
  const isEqual: IsEqual = (one, other, at) => {
    const own = new Findings(rules.ignore);
    compareJson(one, other, rules, own, at);
    return own.differences.length === 0;
  };
  for (const { at, left, right } of pairItems(control, candidate, rules, path, isEqual)) {
    path.push(at);
    if (left === undefined || right === undefined) findings.add(path, left, right);
    else compareJson(left, right, rules, findings, path);
    path.pop();
  }
}

function compareObjects(
  control: Readonly<Record<string, unknown>>,
  candidate: Readonly<Record<string, unknown>>,
  rules: JsonRules,
  findings: Findings,
  path: Step[],
): void {
  for (const key of Object.keys(control)) {
    path.push(key);
    if (Object.hasOwn(candidate, key)) compareJson(control[key], candidate[key], rules, findings, path);
    else findings.add(path, control[key], undefined);
    path.pop();
  }
  for (const key of Object.keys(candidate)) {
    if (!Object.hasOwn(control, key)) findings.add([...path, key], undefined, candidate[key]);
  }
}

function isClose(control: unknown, candidate: unknown, { absolute, relative }: JsonRules): boolean {
  if (typeof control !== 'number' || typeof candidate !== 'number') return false;
  const larger = Math.max(Math.abs(control), Math.abs(candidate));
  return Math.abs(control - candidate) <= absolute + relative * larger;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
