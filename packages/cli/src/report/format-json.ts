/** A report for other tools: the proposal and the plan as they are, in one value. */
import type { ReportDocuments } from '@banyan/dashboard';
import { formatDocument } from '../documents/format-document';

/** `{ project, proposal, plan }`, one element a line; no plan where none was made. */
export function* formatJson({ proposal, plan }: ReportDocuments): Generator<string> {
  yield `{\n"project": ${JSON.stringify(proposal.project)},\n"proposal": `;
  yield* formatDocument(proposal);
  if (plan) {
    yield ',\n"plan": ';
    yield* formatDocument(plan);
  }
  yield '}\n';
}
