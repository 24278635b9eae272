/** JSON with comments and trailing commas, as configs have it. Parsed, never run. */
import { readFileSync } from 'node:fs';
import { parse, type ParseError, printParseErrorCode } from 'jsonc-parser';

/** What a config file says, or why it cannot be read. */
export type JsonFile =
  | { readonly kind: 'read'; readonly value: Readonly<Record<string, unknown>> }
  | { readonly kind: 'missing' }
  | { readonly kind: 'broken'; readonly line: number; readonly message: string };

export function readJson(path: string): JsonFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { kind: 'missing' };
  }
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first && !isRecord(value)) {
    const line = text.slice(0, first.offset).split('\n').length;
    return { kind: 'broken', line, message: printParseErrorCode(first.error) };
  }
  return isRecord(value) ? { kind: 'read', value } : { kind: 'broken', line: 1, message: 'not an object' };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The strings of a value that should be a list of strings. */
export function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
