/** A proposal for Graphviz: contexts by number of files, seams by price. */
import type { ReportDocuments } from '@banyan/dashboard';
import type { BoundedContext, Seam } from '@banyan/model';
import { seamStyle } from './seam-style';

/** Lines of a digraph; every seam is in it. */
export function* formatDot({ proposal }: ReportDocuments): Generator<string> {
  yield 'digraph contexts {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n';
  for (const context of proposal.contexts) yield `  ${quote(context.name)} [label=${labelOf(context)}];\n`;
  const dearest = Math.max(1, ...proposal.seams.map(({ price }) => price));
  for (const seam of proposal.seams) yield edge(seam, dearest);
  yield '}\n';
}

function labelOf({ name, members, endpoints, entities }: BoundedContext): string {
  return quote(`${name}\n${members.length} files, ${endpoints.length} entry points, ${entities.length} entities`);
}

/** The dearest seam is six points wide; solid where data passes, dashed where calls do, dotted for imports alone. */
function edge(seam: Seam, dearest: number): string {
  const width = Math.round((1 + (5 * seam.price) / dearest) * 10) / 10;
  const style = { data: 'solid', calls: 'dashed', types: 'dotted' }[seamStyle(seam)];
  return `  ${quote(seam.from)} -> ${quote(seam.to)} [label="${seam.price}", penwidth=${width}, style=${style}];\n`;
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}
