/** What coupling can be written as. */
import { formatDocument } from '../documents/format-document';
import { toPrintable } from '../report/to-printable';
import type { CouplingAnswer } from './coupling-answer';
import { formatCouplingDot } from './format-dot';
import { formatCouplingMermaid } from './format-mermaid';
import { formatCouplingTable } from './format-table';

/** A format, and how many edges it takes when nobody says so. */
interface CouplingFormat {
  readonly describes: string;
  readonly top?: number;
  readonly format: (answer: CouplingAnswer) => Iterable<string>;
}

/** By the name that `--format` takes. */
export const couplingFormats = {
  table: {
    describes: 'the heaviest edges with their strongest reason',
    top: 20,
    format: (answer) => [`${formatCouplingTable(toPrintable(answer))}\n`],
  },
  json: { describes: 'every edge with all its parts', format: formatDocument },
  dot: { describes: 'for Graphviz', format: (answer) => formatCouplingDot(toPrintable(answer)) },
  /** Mermaid refuses more than 500 edges, and nobody reads that many. */
  mermaid: { describes: 'a flowchart', top: 120, format: (answer) => formatCouplingMermaid(toPrintable(answer)) },
} satisfies Record<string, CouplingFormat>;

/** The rows by their common type. */
export const couplingFormatOf = (name: keyof typeof couplingFormats): CouplingFormat => couplingFormats[name];
