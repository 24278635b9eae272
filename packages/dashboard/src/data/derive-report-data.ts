/** Documents → what the page is given. */
import { deriveFileFacts } from './derive-file-facts';
import { deriveTableUses } from './derive-table-uses';
import type { PageSettings, ReportData } from './report-data';
import type { ReportDocuments } from './report-documents';

/** The proposal and the plan as they are; of the facts only what the page shows. */
export function deriveReportData({ proposal, plan, facts }: ReportDocuments, settings: PageSettings): ReportData {
  return {
    proposal,
    ...(plan && { plan }),
    ...(facts && { tables: deriveTableUses(facts, proposal), files: deriveFileFacts(facts) }),
    settings,
  };
}
