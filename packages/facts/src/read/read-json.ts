/** JSON with comments and trailing commas, as configs have it. Parsed, never run. */
import { getNodeValue, parseTree, type ParseError, printParseErrorCode } from 'jsonc-parser';
import { reasonOf } from '../reason-of';
import { readText } from './read-text';

/** What a config file says, or why it cannot be read. */
export type JsonFile =
  | { readonly kind: 'read'; readonly value: Readonly<Record<string, unknown>> }
  | { readonly kind: 'missing' }
  | { readonly kind: 'broken'; readonly line: number; readonly message: string };

/** Reads a config. Keys are taken as they stand: `__proto__` is a key like any other. */
export function readJson(path: string): JsonFile {
  let text: string;
  try {
    text = readText(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const absent = code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
    return absent ? { kind: 'missing' } : { kind: 'broken', line: 1, message: reasonOf(error) };
  }
  return parseConfig(text);
}

function parseConfig(text: string): JsonFile {
  const errors: ParseError[] = [];
  let value: unknown;
  try {
    value = parseStrict(text) ?? parseLenient(text, errors);
  } catch {
    return { kind: 'broken', line: 1, message: 'nested too deeply' };
  }
  if (isRecord(value)) return { kind: 'read', value };
  const [first] = errors;
  if (!first) return { kind: 'broken', line: 1, message: 'not an object' };
  return { kind: 'broken', line: text.slice(0, first.offset).split('\n').length, message: messageOf(first) };
}

/** Most configs are plain JSON, which the platform reads fastest. */
function parseStrict(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseLenient(text: string, errors: ParseError[]): unknown {
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  return tree && getNodeValue(tree);
}

/** `CommaExpected` → `comma expected`. */
function messageOf({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The strings of a value that should be a list of strings. */
export function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
