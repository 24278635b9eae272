/** An import graph as a Mermaid flowchart: edges of a cycle thick, edges of types alone dotted. */
import { cyclicEdges, isTypesAlone } from './edge-kinds';
import type { GraphView } from './view-graph';

export function* formatMermaid(view: GraphView): Generator<string> {
  const isCyclic = cyclicEdges(view);
  const ids = new Map(view.modules.map(({ path }, index) => [path, `f${index}`]));
  yield 'flowchart LR\n';
  for (const [path, id] of ids) yield `  ${id}["${escape(path)}"]\n`;
  for (const edge of view.edges) {
    const arrow = isTypesAlone(edge) ? '-.->' : isCyclic(edge) ? '==>' : '-->';
    yield `  ${ids.get(edge.from)} ${arrow} ${ids.get(edge.to)}\n`;
  }
}

/** Mermaid's own escapes: entities without the ampersand. */
function escape(text: string): string {
  return text.replace(/["#&<>\n\r]/g, (char) => `#${char.charCodeAt(0)};`);
}
