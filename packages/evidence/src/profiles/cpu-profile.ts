/** V8's profile as it lies in a file → the tree of calls and when which of them ran. */

/** A function on one way of calling it. Parents stand before their children. */
export interface ProfileNode {
  readonly name: string;
  readonly url: string;
  /** From 1; 0 when not known. */
  readonly line: number;
  /** From 0. */
  readonly column: number;
  /** Index of the caller; -1 for the root. */
  readonly parent: number;
  readonly depth: number;
  /** In which lines samples fell. */
  readonly ticks: readonly { readonly line: number; readonly ticks: number }[];
}

/** Times in milliseconds from the first sample on, never running backwards. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly { readonly node: number; readonly at: number }[];
  readonly end: number;
}

interface RawNode {
  readonly id: number;
  readonly parent?: number;
  readonly children?: readonly number[];
  readonly callFrame: Readonly<Record<string, unknown>>;
  readonly positionTicks?: unknown;
}

/** `undefined` for a value that is no profile. Samples of nodes that are not there are left out. */
export function toCpuProfile(value: unknown): CpuProfile | undefined {
  const { nodes, samples, timeDeltas } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (!Array.isArray(nodes) || !Array.isArray(samples) || !Array.isArray(timeDeltas)) return undefined;
  const { ordered, indexOf } = orderNodes(nodes.filter(isNode));
  return { nodes: ordered, ...timeSamples(samples, timeDeltas, indexOf) };
}

/** From the roots down: callers before what they call. A node that no root leads to is left out. */
function orderNodes(raw: readonly RawNode[]) {
  const byId = new Map(raw.map((node) => [node.id, node]));
  const childIds = new Map<number, number[]>(raw.map(({ id, children }) => [id, [...(children ?? [])]]));
  for (const { id, parent } of raw) if (parent !== undefined) childIds.get(parent)?.push(id);
  const called = new Set([...childIds.values()].flat());
  const ordered: ProfileNode[] = [];
  const indexOf = new Map<number, number>();
  let next = raw.filter(({ id }) => !called.has(id)).map(({ id }) => ({ id, parent: -1, depth: 0 }));
  while (next.length > 0) {
    const deeper: typeof next = [];
    for (const { id, parent, depth } of next) {
      const node = byId.get(id);
      if (!node || indexOf.has(id)) continue;
      indexOf.set(id, ordered.length);
      for (const child of childIds.get(id) ?? []) deeper.push({ id: child, parent: ordered.length, depth: depth + 1 });
      ordered.push({ ...toNode(node), parent, depth });
    }
    next = deeper;
  }
  return { ordered, indexOf };
}

function toNode({ callFrame, positionTicks }: RawNode): Omit<ProfileNode, 'parent' | 'depth'> {
  const ticks = (Array.isArray(positionTicks) ? positionTicks : []) as { line: number; ticks: number }[];
  return {
    name: text(callFrame['functionName']),
    url: text(callFrame['url']),
    line: whole(callFrame['lineNumber'], -1) + 1,
    column: Math.max(0, whole(callFrame['columnNumber'], 0)),
    ticks: ticks.filter((tick) => tick && whole(tick.line, 0) > 0 && whole(tick.ticks, 0) > 0),
  };
}

/** A delta stands before its sample. Clocks of several cores may run backwards: samples are put in order. */
function timeSamples(ids: readonly unknown[], deltas: readonly unknown[], indexOf: ReadonlyMap<number, number>) {
  let at = 0;
  const samples: { node: number; at: number }[] = [];
  for (let i = 0; i < Math.min(ids.length, deltas.length); i++) {
    at += i === 0 ? 0 : whole(deltas[i], 0) / 1000;
    const node = indexOf.get(ids[i] as number);
    if (node !== undefined) samples.push({ node, at });
  }
  samples.sort((a, b) => a.at - b.at);
  const usual =
    samples.length > 1 ? (samples.at(-1)!.at - samples[0]!.at) / (samples.length - 1) : whole(deltas[0], 0) / 1000;
  return { samples, end: (samples.at(-1)?.at ?? 0) + usual };
}

function isNode(value: unknown): value is RawNode {
  const { id, callFrame } = (value ?? {}) as Partial<RawNode>;
  return typeof id === 'number' && typeof callFrame === 'object' && callFrame !== null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function whole(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.trunc(value) : fallback;
}
