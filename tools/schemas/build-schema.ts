/** The JSON Schema of a document, as text, derived from its TypeScript type. */
import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';

const model = join(__dirname, '..', '..', 'packages', 'model');

/** Where the schemas stand. */
export const schemaFolder = join(model, 'schemas');

/** Document name → name of its type. */
export const documents = {
  'code-facts': 'CodeFacts',
  'runtime-evidence': 'RuntimeEvidence',
  'boundary-proposal': 'BoundaryProposal',
  'migration-plan': 'MigrationPlan',
  'routing-plan': 'RoutingPlan',
  'extraction-record': 'ExtractionRecord',
  'project-config': 'ProjectConfig',
  'plain-graph': 'PlainGraph',
  'boundary-baseline': 'BoundaryBaseline',
  'finding-report': 'StoredFindingReport',
  'finding-baseline': 'FindingBaseline',
} as const;

/** The schema of one document. A `$schema` key is allowed at its root, so that editors find the schema in a file. */
export function buildSchema(name: keyof typeof documents): string {
  const type = documents[name];
  const generator = createGenerator({
    path: join(model, 'src', 'documents', `${name}.ts`),
    tsconfig: join(model, 'tsconfig.lib.json'),
    type,
    skipTypeCheck: true,
    additionalProperties: false,
    topRef: true,
  });
  const schema = generator.createSchema(type) as {
    definitions?: Record<string, { properties?: Record<string, unknown> }>;
  };
  const root = schema.definitions?.[type];
  if (!root?.properties) throw new Error(`no object type ${type}`);
  root.properties['$schema'] = { type: 'string' };
  return `${JSON.stringify({ $id: `banyan/${name}@1`, ...schema }, null, 2)}\n`;
}
