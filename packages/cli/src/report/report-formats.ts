/** What a report can be written as. */
import type { ReportDocuments } from '@banyan/dashboard';
import { formatDot } from './format-dot';
import { formatJson } from './format-json';
import { formatMarkdown } from './format-markdown';
import { formatMermaid } from './format-mermaid';
import { formatText } from './format-text';
import { pickReport } from './pick-report';
import { toPrintable } from './to-printable';

/** A text format: documents, narrowed to one context when asked, become pieces of text. */
export interface ReportFormat {
  readonly describes: string;
  readonly format: (documents: ReportDocuments, context: string | undefined) => Iterable<string>;
}

/** By the name that `--format` takes. */
export const textFormats = {
  markdown: {
    describes: 'for pull requests and wikis',
    format: (documents, context) => formatMarkdown(printed(documents, context), context !== undefined),
  },
  mermaid: {
    describes: 'contexts and seams as a flowchart',
    format: (documents, context) => formatMermaid(printed(documents, context)),
  },
  dot: {
    describes: 'contexts and seams for Graphviz',
    format: (documents, context) => formatDot(printed(documents, context)),
  },
  json: {
    describes: 'proposal and plan for other tools',
    format: (documents, context) => formatJson(pickReport(documents, context)),
  },
  text: {
    describes: 'as propose and plan print it',
    format: (documents, context) => formatText(printed(documents, context)),
  },
} satisfies Record<string, ReportFormat>;

/** Facts are left as they are: no text format prints them. */
function printed(documents: ReportDocuments, context: string | undefined): ReportDocuments {
  const { facts, ...rest } = pickReport(documents, context);
  return { ...toPrintable(rest), ...(facts && { facts }) };
}
