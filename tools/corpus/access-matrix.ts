/** Access matrices: which file reads and writes which table, as found and as read by hand. */
import type { CodeFacts } from '@banyan/model';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file, a table, and what the file's code does to it. */
export type MatrixRow = readonly [file: string, table: string, operation: 'read' | 'write'];

/** A matrix that somebody made by reading the code. */
export interface AccessTruth {
  /** Folder below $BANYAN_CORPUS. */
  readonly name: string;
  readonly repository: string;
  readonly commit: string;
  readonly source: readonly string[];
  readonly rows: readonly MatrixRow[];
  readonly notes: readonly string[];
}

/** How a found matrix stands to the true one. */
export interface MatrixScore {
  /** Share of the found rows that are true. */
  readonly precision: number;
  /** Share of the true rows that were found. */
  readonly recall: number;
  readonly missing: readonly string[];
  readonly invented: readonly string[];
}

/** The truths of `truths/accesses`, by name. */
export function readAccessTruths(): AccessTruth[] {
  const folder = join(__dirname, 'truths/accesses');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Omit<AccessTruth, 'name'>),
      name: file.slice(0, -'.json'.length),
    }));
}

/** The matrix that facts state, each row once. */
export function toMatrix({ accesses, entities }: Pick<CodeFacts, 'accesses' | 'entities'>): MatrixRow[] {
  const tables = new Map(entities.map(({ name, table }) => [name, table]));
  const rows = accesses.map(
    ({ file, entity, operation }): MatrixRow => [file, tables.get(entity) ?? entity, operation],
  );
  return [...new Map(rows.map((row) => [toLine(row), row])).values()];
}

export function compareMatrix(truth: readonly MatrixRow[], found: readonly MatrixRow[]): MatrixScore {
  const [wanted, given] = [new Set(truth.map(toLine)), new Set(found.map(toLine))];
  const right = [...given].filter((line) => wanted.has(line)).length;
  return {
    precision: given.size === 0 ? 0 : right / given.size,
    recall: wanted.size === 0 ? 0 : right / wanted.size,
    missing: [...wanted].filter((line) => !given.has(line)).sort(),
    invented: [...given].filter((line) => !wanted.has(line)).sort(),
  };
}

function toLine([file, table, operation]: MatrixRow): string {
  return `${file} ${operation}s ${table}`;
}
