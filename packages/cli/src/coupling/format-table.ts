/** Coupling for people: the heaviest edges with their strongest reason, and which criteria there are to ask for. */
import type { CoupledPair } from '@banyan/boundaries';
import { formatLocation } from '@banyan/model';
import { paint } from '../print/paint';
import { formatTable } from '../print/table';
import type { CouplingAnswer } from './coupling-answer';
import { labelNodes } from './label-nodes';

/** A longer reason is cut; --json has it whole. */
const longest = 90;

/** The answer as text; its names must be printable. */
export function formatCouplingTable(answer: CouplingAnswer): string {
  const { project, level, of, total, edges, criteria } = answer;
  const label = labelNodes(edges);
  const what = of === undefined ? `${total.nodes} nodes` : of;
  const head = `${paint('bold', project)}, level ${level}: ${what}, ${total.edges} edges, weight ${total.weight}`;
  if (edges.length === 0) return `${head}\n\nnothing is coupled here; see --criterion and --level`;
  const left = total.edges - edges.length;
  return [
    head,
    formatTable([['weight', 'between', 'and', 'why', 'where'], ...edges.map((edge) => toRow(edge, label))]),
    ...(left > 0
      ? [paint('dim', `… and ${left} more edges: --top ${total.edges} shows them, --json all their parts`)]
      : []),
    formatTable([
      ['criterion', 'edges', 'weight'],
      ...criteria.map(({ name, edges: in_, weight }) => [name, in_, weight]),
    ]),
  ].join('\n\n');
}

function toRow({ from, to, weight, parts }: CoupledPair, label: (node: string) => string): (string | number)[] {
  const [strongest, ...others] = parts;
  const more = others.length > 0 ? ` (+${others.length})` : '';
  const place = strongest?.evidence[0];
  return [
    weight,
    label(from),
    label(to),
    `${strongest?.criterion}: ${cut(strongest?.text ?? '')}${more}`,
    place ? formatLocation(place) : '',
  ];
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
