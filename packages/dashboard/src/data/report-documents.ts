/** What a report is made of. */
import type { BoundaryProposal, CodeFacts, FindingReport, MigrationPlan } from '@banyan/model';

/** The documents of `.banyan/`; a report says what is there, and nothing about what was never written. */
export interface ReportDocuments {
  readonly proposal: BoundaryProposal;
  readonly facts?: CodeFacts;
  readonly plan?: MigrationPlan;
  readonly hotspots?: FindingReport;
}
