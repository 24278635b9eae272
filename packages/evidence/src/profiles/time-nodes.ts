/** How long each node of a profile ran, itself and with what it called, and how long without a break. */
import type { CpuProfile } from './cpu-profile';

/** Milliseconds, by index of the node. */
export interface NodeTimes {
  readonly own: Float64Array;
  /** Longest stretch of samples with the node on the stack. */
  readonly longest: Float64Array;
  /** Longest stretch of samples with the node on top of the stack. */
  readonly longestOwn: Float64Array;
}

/**
 * A sample stands for the time until the next one. A collection of garbage interrupts nothing: the stack below it is
 * that of the sample before.
 */
export function timeNodes({ nodes, samples, end }: CpuProfile): NodeTimes {
  const own = new Float64Array(nodes.length);
  const longest = new Float64Array(nodes.length);
  const longestOwn = new Float64Array(nodes.length);
  const stack: { readonly node: number; readonly since: number }[] = [];
  let top = { node: -1, since: 0 };
  samples.forEach(({ node, at }, i) => {
    own[node]! += (samples[i + 1]?.at ?? end) - at;
    if (nodes[node]!.name === '(garbage collector)' && stack.length > 0) return;
    if (node !== top.node) {
      endStretch(longestOwn, top, at);
      top = { node, since: at };
    }
    enter(pathOf(nodes, node), at);
  });
  endStretch(longestOwn, top, end);
  enter([], end);
  return { own, longest, longestOwn };

  /** Leaves what is not on the path, and goes on with what is. */
  function enter(path: readonly number[], at: number): void {
    let same = 0;
    while (same < stack.length && stack[same]!.node === path[same]) same++;
    for (const stretch of stack.splice(same)) endStretch(longest, stretch, at);
    for (const node of path.slice(same)) stack.push({ node, since: at });
  }
}

function endStretch(longest: Float64Array, { node, since }: { node: number; since: number }, at: number): void {
  if (node >= 0) longest[node] = Math.max(longest[node]!, at - since);
}

function pathOf(nodes: CpuProfile['nodes'], leaf: number): number[] {
  const path: number[] = [];
  for (let node = leaf; node >= 0; node = nodes[node]!.parent) path.push(node);
  return path.reverse();
}
