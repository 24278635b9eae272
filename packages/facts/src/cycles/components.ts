/** Strongly connected components, by Tarjan's algorithm without recursion (R. Tarjan, 1972, SIAM J. Comput. 1(2)). */

/** Components with more than one node, or with an edge to itself if asked; members sorted, components by first member. */
export function components(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const state = {
    index: new Map<string, number>(),
    low: new Map<string, number>(),
    stack: [] as string[],
    on: new Set<string>(),
  };
  const found: string[][] = [];
  for (const start of graph.keys()) {
    if (state.index.has(start)) continue;
    walk(start, graph, state, (component) => {
      if (component.length > 1) found.push(component.sort());
    });
  }
  return found.sort((a, b) => ((a[0] as string) < (b[0] as string) ? -1 : 1));
}

interface State {
  readonly index: Map<string, number>;
  readonly low: Map<string, number>;
  readonly stack: string[];
  readonly on: Set<string>;
}

function walk(
  start: string,
  graph: ReadonlyMap<string, readonly string[]>,
  state: State,
  emit: (component: string[]) => void,
): void {
  const path = [enter(start, graph, state)];
  for (let frame = path.at(-1); frame; frame = path.at(-1)) {
    const next = frame.targets[frame.at++];
    if (next === undefined) {
      path.pop();
      const parent = path.at(-1);
      if (parent) lower(parent.node, state.low.get(frame.node) as number, state);
      if (state.low.get(frame.node) === state.index.get(frame.node)) emit(leave(frame.node, state));
    } else if (!graph.has(next)) continue;
    else if (!state.index.has(next)) path.push(enter(next, graph, state));
    else if (state.on.has(next)) lower(frame.node, state.index.get(next) as number, state);
  }
}

function enter(node: string, graph: ReadonlyMap<string, readonly string[]>, state: State) {
  const index = state.index.size;
  state.index.set(node, index);
  state.low.set(node, index);
  state.stack.push(node);
  state.on.add(node);
  return { node, targets: graph.get(node) ?? [], at: 0 };
}

function lower(node: string, value: number, state: State): void {
  if (value < (state.low.get(node) as number)) state.low.set(node, value);
}

function leave(root: string, state: State): string[] {
  const component: string[] = [];
  for (;;) {
    const node = state.stack.pop() as string;
    state.on.delete(node);
    component.push(node);
    if (node === root) return component;
  }
}
