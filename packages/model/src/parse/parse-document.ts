/** The gate every document passes: text or data in, a typed document or all its problems out. */
import { BanyanError, type Problem } from '../errors';
import { checkSchema, codePrefixOf } from './check-schema';
import type { DocumentName, DocumentTypes } from './document-types';
import { parseText } from './parse-text';

/** A typed document, or everything that is wrong with it. */
export type ParseResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Parses a document given as YAML or JSON text. Problems carry the line.
 * @example parseDocumentText('routing-plan', await readFile('routing.yaml', 'utf8'))
 */
export function parseDocumentText<N extends DocumentName>(name: N, text: string): ParseResult<DocumentTypes[N]> {
  const parsed = isLargeJson(text) ? parseJson(text) : undefined;
  if (parsed) return parseDocumentValue(name, parsed.value);
  const read = parseText(text, codePrefixOf(name));
  if (!read.ok) return read;
  const result = parseDocumentValue<N>(name, read.value);
  return result.ok ? result : { ok: false, problems: withLines(result.problems, read.lineOf) };
}

/** Holds plain data against the document's schema. */
export function parseDocumentValue<N extends DocumentName>(name: N, value: unknown): ParseResult<DocumentTypes[N]> {
  const problems = checkSchema(name, value);
  return problems.length === 0 ? { ok: true, value: value as DocumentTypes[N] } : { ok: false, problems };
}

/**
 * The document, or a `BanyanError` that carries all problems.
 * @throws BanyanError `<NAME>_REFUSED`, e.g. `ROUTING_PLAN_REFUSED`
 */
export function acceptDocument<T>(name: DocumentName, result: ParseResult<T>, from: string): T {
  if (result.ok) return result.value;
  const count = result.problems.length === 1 ? 'a problem' : `${result.problems.length} problems`;
  throw new BanyanError(
    `${codePrefixOf(name)}_REFUSED`,
    `${from} has ${count}.`,
    `Mend what is listed; the schema is banyan/${name}@1.`,
    {
      problems: result.problems,
    },
  );
}

/** Gives each problem the line of the value it is about. */
export function withLines(
  problems: readonly Problem[],
  lineOf: (pointer: string) => number | undefined,
): readonly Problem[] {
  return problems.map((problem) => {
    const line = lineOf(problem.path);
    return line === undefined ? problem : { ...problem, line };
  });
}

/** Large documents are our own JSON: the fast parser serves them. YAML's also sees doubled keys and knows the lines. */
function isLargeJson(text: string): boolean {
  return text.length > 256 * 1024 && /^\s*\{/.test(text);
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
