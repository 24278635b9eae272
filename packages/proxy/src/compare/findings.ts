/** Collects differences on the way through two answers. */
import { type Difference, maxDifferences, type Step } from './comparison';
import { isName } from './is-name';
import { covers, type PathPattern } from './path-pattern';

/** A place where two answers differ. */
export class Findings {
  readonly differences: Difference[] = [];
  /** How many differences the plan lets be. */
  ignored = 0;
  /** Whether there are more than are kept. */
  more = false;
  /** Whether a part could not be seen on both sides. */
  unseen = false;

  constructor(private readonly ignore: readonly PathPattern[]) {}

  /** @param path from the answer's root */
  add(path: readonly Step[], control: unknown, candidate: unknown): void {
    if (this.isIgnored(path)) this.ignored += 1;
    else if (this.differences.length >= maxDifferences) this.more = true;
    else this.differences.push({ path: toPointer(path), field: toField(path), control, candidate });
  }

  /** Whether what is there may differ. */
  isIgnored(path: readonly Step[]): boolean {
    return this.ignore.some((pattern) => covers(pattern, path));
  }
}

/** RFC 6901. */
export function toPointer(path: readonly Step[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** One word for all items of an array and all keys of a map. */
function toField(path: readonly Step[]): string {
  return path.map((step) => `/${typeof step === 'string' && isName(step) ? step : '*'}`).join('');
}
