/** The documents by name: which type each name stands for. */
import type { BoundaryBaseline } from '../documents/boundary-baseline';
import type { BoundaryProposal } from '../documents/boundary-proposal';
import type { CodeFacts } from '../documents/code-facts';
import type { ExtractionRecord } from '../documents/extraction-record';
import type { FindingBaseline } from '../documents/finding-baseline';
import type { StoredFindingReport } from '../documents/finding-report';
import type { MigrationPlan } from '../documents/migration-plan';
import type { PlainGraph } from '../documents/plain-graph';
import type { ProjectConfig } from '../documents/project-config';
import type { RoutingPlan } from '../documents/routing-plan';
import type { RuntimeEvidence } from '../documents/runtime-evidence';

/** Name of a document, as it stands in `"schema": "banyan/<name>@1"`, with its type. */
export interface DocumentTypes {
  'code-facts': CodeFacts;
  'runtime-evidence': RuntimeEvidence;
  'boundary-proposal': BoundaryProposal;
  'migration-plan': MigrationPlan;
  'routing-plan': RoutingPlan;
  'extraction-record': ExtractionRecord;
  'project-config': ProjectConfig;
  'plain-graph': PlainGraph;
  'boundary-baseline': BoundaryBaseline;
  'finding-report': StoredFindingReport;
  'finding-baseline': FindingBaseline;
}

/** Name of a document. */
export type DocumentName = keyof DocumentTypes;

/** Each document's type name and file, in the order of a monolith's way to services. */
export const documentNames: readonly DocumentName[] = [
  'code-facts',
  'runtime-evidence',
  'boundary-proposal',
  'migration-plan',
  'routing-plan',
  'extraction-record',
  'project-config',
  'plain-graph',
  'boundary-baseline',
  'finding-report',
  'finding-baseline',
];
