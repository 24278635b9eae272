/** The most pairs that can be formed when everybody may be in one pair only. */

/** For each left-hand node, the right-hand nodes it could be paired with. */
type Choices = readonly (readonly number[])[];

/** Pairs so far, seen from both sides. */
interface Matching {
  readonly rightOf: Map<number, number>;
  readonly leftOf: Map<number, number>;
}

/**
 * Size of a maximum matching of a bipartite graph. Berge's theorem: a matching is maximum when no augmenting path is
 * left; one is looked for from every left-hand node, breadth first.
 */
export function maximumMatching(choices: Choices): number {
  const matching: Matching = { rightOf: new Map(), leftOf: new Map() };
  choices.forEach((_, left) => augment(left, choices, matching));
  return matching.rightOf.size;
}

/** Pairs `start` when that can be done by moving others along. */
function augment(start: number, choices: Choices, matching: Matching): void {
  /** Right-hand node → the left-hand node it was reached from. */
  const reachedFrom = new Map<number, number>();
  const queue = [start];
  for (const left of queue) {
    for (const right of choices[left] ?? []) {
      if (reachedFrom.has(right)) continue;
      reachedFrom.set(right, left);
      const holder = matching.leftOf.get(right);
      if (holder === undefined) return moveAlong(right, reachedFrom, matching);
      queue.push(holder);
    }
  }
}

/** Back along the path: everybody on it lets go of the partner they have and takes the next. */
function moveAlong(free: number, reachedFrom: ReadonlyMap<number, number>, { rightOf, leftOf }: Matching): void {
  for (let right: number | undefined = free; right !== undefined; ) {
    const left: number = reachedFrom.get(right)!;
    const freed = rightOf.get(left);
    rightOf.set(left, right);
    leftOf.set(right, left);
    right = freed;
  }
}
