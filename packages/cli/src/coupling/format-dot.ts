/** Coupling for Graphviz: undirected, the heaviest edge six points wide. */
import type { CouplingAnswer } from './coupling-answer';
import { labelNodes } from './label-nodes';

/** Lines of a graph; every edge of the answer is in it. */
export function* formatCouplingDot({ nodes, edges }: CouplingAnswer): Generator<string> {
  const label = labelNodes(edges);
  const heaviest = edges[0]?.weight ?? 1;
  yield 'graph coupling {\n  layout=sfdp;\n  overlap=prism;\n  node [shape=box, style=rounded];\n';
  for (const { id } of nodes) yield `  ${quote(id)} [label=${quote(label(id))}];\n`;
  for (const { from, to, weight, parts } of edges) {
    const width = Math.round((1 + (5 * weight) / heaviest) * 10) / 10;
    const style = `label="${weight}", penwidth=${width}, tooltip=${quote(parts[0]?.text ?? '')}`;
    yield `  ${quote(from)} -- ${quote(to)} [${style}];\n`;
  }
  yield '}\n';
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}
