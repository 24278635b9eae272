/** The part of a report that one context is about. */
import type { ReportDocuments } from '@banyan/dashboard';
import { pickContexts } from '../print/pick-contexts';

/** The documents with only the named context and what touches it. @throws BanyanError `CLI_CONTEXT_UNKNOWN` */
export function pickReport(documents: ReportDocuments, context: string | undefined): ReportDocuments {
  if (context === undefined) return documents;
  const { proposal, plan, ...rest } = documents;
  const picked = { ...proposal, ...pickContexts(proposal, context) };
  const steps = plan?.steps.filter((step) => step.context === context) ?? [];
  return { ...rest, proposal: picked, ...(plan && { plan: { ...plan, steps } }) };
}
