/** Holds a value against a document's JSON Schema and says everything that is wrong at once. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { default as Ajv, ErrorObject, ValidateFunction } from 'ajv';
import type { Problem } from '../errors';
import type { DocumentName } from './document-types';

const validators = new Map<DocumentName, ValidateFunction>();

/** Problems of `value` as the document `name`; empty when it conforms. */
export function checkSchema(name: DocumentName, value: unknown): readonly Problem[] {
  const validate = validatorOf(name);
  if (validate(value)) return [];
  return dropEchoes((validate.errors ?? []).map((error) => toProblem(error, codePrefixOf(name))));
}

/** `routing-plan` → `ROUTING_PLAN`. */
export function codePrefixOf(name: DocumentName): string {
  return name.toUpperCase().replaceAll('-', '_');
}

/** Where the JSON Schema of a document stands in this package. */
export function schemaFileOf(name: DocumentName): string {
  return join(__dirname, '..', '..', 'schemas', `${name}.schema.json`);
}

function validatorOf(name: DocumentName): ValidateFunction {
  const known = validators.get(name);
  if (known) return known;
  const ajv = new (validatorLibrary())({ allErrors: true, strict: false });
  const compiled = ajv.compile(JSON.parse(readFileSync(schemaFileOf(name), 'utf8')) as object);
  validators.set(name, compiled);
  return compiled;
}

/** Loaded by the first document that is checked: loading takes longer than reading a small project. */
function validatorLibrary(): typeof Ajv {
  return (createRequire(__filename)('ajv') as { readonly default: typeof Ajv }).default;
}

function toProblem(error: ErrorObject, prefix: string): Problem {
  const extra = error.params['additionalProperty'] as string | undefined;
  const allowed = error.params['allowedValues'] as readonly unknown[] | undefined;
  const constant = error.params['allowedValue'] as unknown;
  const path = extra === undefined ? error.instancePath : `${error.instancePath}/${extra}`;
  if (extra !== undefined)
    return { code: `${prefix}_UNKNOWN_KEY`, path, message: `"${extra}" is not a key that is known here` };
  if (allowed)
    return {
      code: `${prefix}_INVALID`,
      path,
      message: `must be one of ${allowed.map((v) => JSON.stringify(v)).join(', ')}`,
    };
  if (error.keyword === 'const')
    return { code: `${prefix}_INVALID`, path, message: `must be ${JSON.stringify(constant)}` };
  return {
    code: error.keyword === 'required' ? `${prefix}_MISSING_KEY` : `${prefix}_INVALID`,
    path,
    message: error.message ?? error.keyword,
  };
}

/** Several branches of a schema may complain about one value in the same words. */
function dropEchoes(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, path, message }) => {
    const key = [code, path, message].join('\n');
    return !seen.has(key) && seen.add(key);
  });
}
