/** A record of an export, of whatever nesting, → values by dotted name. */
import type { Loose } from './span-values';

/** Text and numbers by name, e.g. `http.status_code`; names of columns may be written with an `@` before them. */
export type FlatRecord = ReadonlyMap<string, unknown>;

const deepest = 6;

/** `{"a":{"b":1}}` → `a.b` is 1. Lists are left out. */
export function flatten(record: unknown): FlatRecord {
  const flat = new Map<string, unknown>();
  gather(record, '', 0, flat);
  return flat;
}

function gather(value: unknown, name: string, depth: number, into: Map<string, unknown>): void {
  if (value === null || typeof value !== 'object') return void (name !== '' && into.set(name.replace(/^@/, ''), value));
  if (Array.isArray(value) || depth > deepest) return;
  for (const [key, inner] of Object.entries(value as Loose))
    gather(inner, name === '' ? key : `${name}.${key}`, depth + 1, into);
}

/** The first of several names that has a value. */
export function pick(record: FlatRecord, names: readonly string[]): unknown {
  for (const name of names) {
    const value = record.get(name);
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}
