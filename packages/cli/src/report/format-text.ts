/** A report for the terminal: the proposal, then the plan. */
import type { ReportDocuments } from '@banyan/dashboard';
import { formatPlan } from '../print/format-plan';
import { formatProposal } from '../print/format-proposal';

/** Blocks of text. */
export function* formatText({ proposal, plan }: ReportDocuments): Generator<string> {
  yield `${formatProposal(proposal, { brief: false })}\n`;
  if (plan) yield `\nplan\n${formatPlan(plan)}\n`;
}
