/** Coupling as a Mermaid flowchart: lines with their weight, the heavier half thick. */
import type { CouplingAnswer } from './coupling-answer';
import { labelNodes } from './label-nodes';

/** Lines of a flowchart; says in a comment what was left out. */
export function* formatCouplingMermaid({ nodes, edges, total }: CouplingAnswer): Generator<string> {
  const label = labelNodes(edges);
  const ids = new Map(nodes.map(({ id }, at) => [id, `n${at}`]));
  const heavy = (edges[0]?.weight ?? 0) / 2;
  yield 'flowchart LR\n';
  if (edges.length < total.edges) yield `  %% the ${edges.length} heaviest of ${total.edges} edges\n`;
  for (const [node, id] of ids) yield `  ${id}["${escape(label(node))}"]\n`;
  for (const { from, to, weight } of edges) {
    yield `  ${ids.get(from)} ${weight > heavy ? '===' : '---'}|${weight}| ${ids.get(to)}\n`;
  }
}

/** Mermaid's own escapes: entities without the ampersand. */
function escape(text: string): string {
  return text.replace(/["#&<>\n\r]/g, (char) => `#${char.charCodeAt(0)};`);
}
