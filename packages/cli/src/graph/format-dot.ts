/** An import graph for Graphviz: edges of a cycle red, edges of types alone dashed. */
import { cyclicEdges, isTypesAlone } from './edge-kinds';
import type { GraphView } from './view-graph';

export function* formatDot(view: GraphView): Generator<string> {
  const isCyclic = cyclicEdges(view);
  yield 'digraph imports {\n  rankdir=LR;\n  node [shape=box];\n';
  for (const { path } of view.modules) yield `  ${quote(path)};\n`;
  for (const edge of view.edges) {
    const styles = [...(isCyclic(edge) ? ['color=red'] : []), ...(isTypesAlone(edge) ? ['style=dashed'] : [])];
    yield `  ${quote(edge.from)} -> ${quote(edge.to)}${styles.length > 0 ? ` [${styles.join(', ')}]` : ''};\n`;
  }
  yield '}\n';
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}
