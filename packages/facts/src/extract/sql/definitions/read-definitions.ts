/** DDL text → tables with their columns and keys, and indexes of tables that exist. Regular forms only; what is odd is left out. */
import type { ColumnFact, IndexFact } from '@banyan/model';
import { listAt, namesOf, namesWithin, splitList, withoutComments } from './ddl-text';

/** What a statement says about one table. */
export interface DefinedTable {
  /** Without its schema and quotes, lower case. */
  readonly table: string;
  /** Line within the text, from 0. */
  readonly line: number;
  readonly columns: readonly Omit<ColumnFact, 'line'>[];
  readonly indexes: readonly Omit<IndexFact, 'line'>[];
  /** What it was called before. */
  readonly formerly?: string;
}

const name = String.raw`((?:["\x60[]?[\w$]+["\x60\]]?\.)?["\x60[]?[\w$]+["\x60\]]?)`;
const createTable = new RegExp(String.raw`\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?${name}\s*\(`, 'gi');
const createIndex = new RegExp(
  String.raw`\bcreate\s+(unique\s+|fulltext\s+)?index\s+(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?(?:["\x60]?[\w$.-]+["\x60]?\s+)?on\s+(?:only\s+)?${name}\s*(?:using\s+(\w+)\s*)?\(`,
  'gi',
);
const addKey = new RegExp(
  String.raw`\balter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?${name}\s+add\s+(?:constraint\s+["\x60]?[\w$-]+["\x60]?\s+)?(?:primary\s+key|unique(?:\s+(?:key|index))?|(?:fulltext\s+)?(?:index|key)(?:\s+["\x60]?[\w$]+["\x60]?)?)\s*\(`,
  'gi',
);

/** Whether a text may hold definitions; asked of every text of the code. */
export const definesTables = /\b(?:create\s+(?:(?:unique|fulltext)\s+)?(?:table|index)|alter\s+table)\b/i;

/** All definitions of a text, in its order by kind. */
export function readDefinitions(given: string): DefinedTable[] {
  const text = withoutComments(given);
  const lineAt = (at: number): number => text.slice(0, at).split('\n').length - 1;
  return [
    ...[...text.matchAll(createTable)].map((found) =>
      toTable(found[1] as string, lineAt(found.index), listAt(text, found.index + found[0].length - 1)),
    ),
    ...[...text.matchAll(createIndex)].map((found) =>
      toIndex(
        found[2] as string,
        lineAt(found.index),
        /^unique/i.test(found[1] ?? ''),
        listAt(text, found.index + found[0].length - 1),
        methodOf(found[3] ?? found[1]),
      ),
    ),
    ...[...text.matchAll(addKey)].map((found) =>
      toIndex(
        found[1] as string,
        lineAt(found.index),
        !/\badd\s+(?:fulltext\s+)?(?:index|key)/i.test(found[0]),
        listAt(text, found.index + found[0].length - 1),
        methodOf(/\bfulltext\b/i.exec(found[0])?.[0]),
      ),
    ),
  ];
}

function toIndex(table: string, line: number, unique: boolean, list: string, method?: string): DefinedTable {
  const columns = method === undefined ? namesOf(list) : namesWithin(list);
  return { table: plainName(table), line, columns: [], indexes: [{ columns, unique, ...(method && { method }) }] };
}

/** Nothing for an ordinary index. */
function methodOf(written: string | undefined): string | undefined {
  const method = written?.trim().toLowerCase();
  return method === 'btree' || method === 'unique' ? undefined : method;
}

function toTable(table: string, line: number, body: string): DefinedTable {
  const parts = splitList(body);
  const columns = parts.flatMap((part) => columnOf(part) ?? []);
  const single = parts.flatMap((part) => {
    const column = columnOf(part)?.name;
    return column !== undefined && /\b(?:unique|primary\s+key)\b/i.test(part)
      ? [{ columns: [column], unique: true }]
      : [];
  });
  return {
    table: plainName(table),
    line,
    columns,
    indexes: [...single, ...parts.flatMap((part) => keyOf(part) ?? [])],
  };
}

/** `primary key (a, b)`, `constraint x unique (a)`, `key x (a)`. */
function keyOf(part: string): Omit<IndexFact, 'line'> | undefined {
  const found =
    /^(?:constraint\s+\S+\s+)?(primary\s+key|unique(?:\s+(?:key|index))?(?:\s+["`]?[\w$]+["`]?)?|(?:fulltext\s+)?(?:index|key)(?:\s+["`]?[\w$]+["`]?)?)\s*\(/i.exec(
      part,
    );
  if (!found) return undefined;
  const columns = namesOf(listAt(part, found[0].length - 1));
  const method = /^fulltext/i.test(found[1] as string) && { method: 'fulltext' };
  return columns.length > 0
    ? { columns, unique: /^(?:primary|unique)/i.test(found[1] as string), ...method }
    : undefined;
}

const noColumn = /^(?:constraint|primary|unique|foreign|check|exclude|index|key|like|fulltext|spatial)\b/i;

function columnOf(part: string): Omit<ColumnFact, 'line'> | undefined {
  const found = /^["`[]?([\w$]+)["`\]]?\s+([a-z_]+)/i.exec(part);
  if (!found || noColumn.test(part)) return undefined;
  return {
    name: found[1] as string,
    type: (found[2] as string).toLowerCase(),
    ...(/\bprimary\s+key\b/i.test(part) && { primary: true }),
    ...(!/\bnot\s+null\b|\bprimary\s+key\b/i.test(part) && { nullable: true }),
  };
}

function plainName(written: string): string {
  return (written.split('.').at(-1) ?? written).replace(/["`[\]]/g, '').toLowerCase();
}
