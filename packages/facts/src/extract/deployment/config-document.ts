/** One document of a YAML file: values by path, each with its line. Data only; nothing in it is run. */
import type { Document, LineCounter } from 'yaml';
import { isRecord } from '../../read/read-json';

export interface ConfigDocument {
  readonly file: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Line of the value at a path, or of the nearest thing around it. */
  readonly lineOf: (path: readonly string[]) => number;
}

/** Nothing for a document that is no mapping. Throws what the library throws, e.g. for aliases that grow without end. */
export function toConfigDocument(file: string, document: Document, lines: LineCounter): ConfigDocument | undefined {
  const value: unknown = document.toJS();
  if (!isRecord(value)) return undefined;
  const lineOf = (path: readonly string[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      const start = rangeStart(node);
      if (start !== undefined) return lines.linePos(start).line;
    }
    return lines.linePos(document.contents?.range?.[0] ?? 0).line || 1;
  };
  return { file, value, lineOf };
}

function rangeStart(node: unknown): number | undefined {
  const range =
    typeof node === 'object' && node !== null ? (node as { range?: readonly number[] | null }).range : undefined;
  return range?.[0];
}

/** The value at a path. */
export function valueAt(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((at: unknown, key) => (isRecord(at) ? at[key] : undefined), value);
}

/** A whole number, also as text and as the default of `${VARIABLE:-4}`. */
export function numberAt(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const digits = /^(?:\$\{\w+:?-)?(\d{1,9})\}?$/.exec(value.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}
