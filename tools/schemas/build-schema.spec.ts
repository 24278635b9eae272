import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, documents, schemaFolder } from './build-schema';

describe('the JSON Schemas in packages/model', () => {
  it.each(Object.keys(documents) as (keyof typeof documents)[])(
    '%s says what its type says (npm run schemas)',
    (name) => {
      expect(readFileSync(join(schemaFolder, `${name}.schema.json`), 'utf8')).toBe(buildSchema(name));
    },
  );
});
