/** Documents → what the page is given. */
import type { ExtractionStep } from '@banyan/model';
import { deriveFileFacts } from './derive-file-facts';
import { deriveHotspots } from './derive-hotspots';
import { deriveTableUses } from './derive-table-uses';
import type { PageSettings, ReportData } from './report-data';
import type { ReportDocuments } from './report-documents';

/** The proposal and the plan; of the facts only what the page shows. */
export function deriveReportData(
  { proposal, plan, facts, hotspots }: ReportDocuments,
  settings: PageSettings,
): ReportData {
  return {
    proposal,
    ...(plan && { plan: { ...plan, steps: plan.steps.map(withoutMembers) } }),
    ...(facts && { tables: deriveTableUses(facts, proposal), files: deriveFileFacts(facts) }),
    ...(hotspots && { hotspots: deriveHotspots(hotspots) }),
    settings,
  };
}

/** The proposal says them already. */
function withoutMembers({ members: _members, ...step }: ExtractionStep): ExtractionStep {
  return step;
}
