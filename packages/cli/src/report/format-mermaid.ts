/** A proposal as a Mermaid flowchart: contexts, and the seams between them with their prices. */
import type { ReportDocuments } from '@banyan/dashboard';
import type { BoundaryProposal, Seam } from '@banyan/model';
import { seamStyle } from './seam-style';

/** Mermaid refuses more than 500 edges, and nobody reads that many. */
const drawn = 120;

/** Lines of a flowchart; the dearest seams when there are many, and a comment that says so. */
export function* formatMermaid({ proposal }: ReportDocuments): Generator<string> {
  const seams = dearestSeams(proposal);
  const ids = new Map(namesOf(proposal).map((name, index) => [name, `c${index}`]));
  yield 'flowchart LR\n';
  if (seams.length < proposal.seams.length) yield `  %% the ${drawn} dearest of ${proposal.seams.length} seams\n`;
  for (const [name, id] of ids) yield `  ${id}["${escape(name)}${sizeOf(name, proposal)}"]\n`;
  for (const seam of seams) yield `  ${ids.get(seam.from)} ${arrowOf(seam)} ${ids.get(seam.to)}\n`;
}

function dearestSeams({ seams }: BoundaryProposal): readonly Seam[] {
  if (seams.length <= drawn) return seams;
  return [...seams].sort((left, right) => right.price - left.price).slice(0, drawn);
}

/** Contexts, and those that only a seam names: with `--context` the neighbours are not among the contexts. */
function namesOf({ contexts, seams }: BoundaryProposal): string[] {
  return [...new Set([...contexts.map(({ name }) => name), ...seams.flatMap(({ from, to }) => [from, to])])];
}

function sizeOf(name: string, { contexts }: BoundaryProposal): string {
  const context = contexts.find((one) => one.name === name);
  return context ? `<br>${context.members.length} files` : '';
}

/** Data thick, calls thin, types alone dotted. */
function arrowOf(seam: Seam): string {
  const arrow = { calls: '-->', data: '==>', types: '-.->' }[seamStyle(seam)];
  return `${arrow}|${seam.price}|`;
}

/** Mermaid's own escapes: entities without the ampersand. */
function escape(text: string): string {
  return text.replace(/["#&<>\n\r]/g, (char) => `#${char.charCodeAt(0)};`);
}
