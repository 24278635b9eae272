/** Writes the JSON Schema of every document from its TypeScript type; doc comments become what editors show. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, documents, schemaFolder } from './build-schema';

mkdirSync(schemaFolder, { recursive: true });
for (const name of Object.keys(documents)) {
  writeFileSync(join(schemaFolder, `${name}.schema.json`), buildSchema(name as keyof typeof documents));
}
