/** Patterns of JSON pointers: `*` is any one step, `**` any number of them. */
import type { Step } from './comparison';

/** A pattern, step by step. */
export type PathPattern = readonly string[];

/** @param text a checked pattern */
export function toPattern(text: string): PathPattern {
  const steps = text.slice(1).split('/').map(unescape);
  return steps.filter((step, i) => step !== '**' || steps[i - 1] !== '**');
}

/** Whether a pattern leads to the path itself. */
export function leadsTo(pattern: PathPattern, path: readonly Step[]): boolean {
  return matches(pattern, path, 0, 0, false);
}

/** Whether a pattern leads to the path or to something that holds it. */
export function covers(pattern: PathPattern, path: readonly Step[]): boolean {
  return matches(pattern, path, 0, 0, true);
}

function matches(pattern: PathPattern, path: readonly Step[], i: number, at: number, holds: boolean): boolean {
  const step = pattern[i];
  if (step === undefined) return holds || at === path.length;
  if (step === '**') {
    for (let next = at; next <= path.length; next++) if (matches(pattern, path, i + 1, next, holds)) return true;
    return false;
  }
  if (at >= path.length || (step !== '*' && step !== String(path[at]))) return false;
  return matches(pattern, path, i + 1, at + 1, holds);
}

function unescape(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
