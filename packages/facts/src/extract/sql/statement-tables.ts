/** A statement's syntax tree → the tables that it reads and writes. */
import type { SqlNode } from './parse-statement';
import { isArgument, isUnknown } from './portable-sql';
import { statementColumns } from './statement-columns';
import { searchKey, statementKey } from './statement-key';
import type { SqlTable } from './sql-table';
import { type SortedBy, type SqlRows, sortedBy, statementRows } from './statement-rows';

/** Statements that touch no rows, or only define: nothing in them is an access. */
const silent = new Set(['CreateTableAsStmt', 'ViewStmt', 'RuleStmt', 'CreateTrigStmt', 'LockStmt', 'VacuumStmt']);
const written = new Set(['InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt', 'RefreshMatViewStmt']);

interface Scope {
  /** Names that the statement defines by itself (`WITH`), lower case. */
  readonly own: ReadonlySet<string>;
  readonly joined: boolean;
  readonly found: SqlTable[];
  /** What is given back; nothing inside of sub-queries and of what writes. */
  readonly answer?: Answer | undefined;
  readonly inner?: boolean;
  /** The statement, where it reads several tables. */
  readonly several?: SqlNode | undefined;
}

interface Answer extends Omit<SqlRows, 'order'> {
  readonly order: readonly SortedBy[];
  /** Whether there is one table only, so that a column without a table in front is one of it. */
  readonly single: boolean;
}

/** @returns tables in the order of appearance, each once per operation */
export function statementTables(statements: readonly SqlNode[]): SqlTable[] {
  const found: SqlTable[] = [];
  for (const { stmt } of statements as readonly { readonly stmt?: unknown }[])
    walk(stmt, { own: new Set(), joined: false, found });
  const byKey = new Map<string, SqlTable>();
  for (const table of found) {
    const key = `${table.table.toLowerCase()} ${table.operation}`;
    if (!byKey.has(key)) byKey.set(key, table);
  }
  return [...byKey.values()];
}

function walk(node: unknown, scope: Scope): void {
  if (Array.isArray(node)) return node.forEach((item) => walk(item, scope));
  if (typeof node !== 'object' || node === null) return;
  for (const [kind, value] of Object.entries(node)) visit(kind, value, scope);
}

function visit(kind: string, value: unknown, scope: Scope): void {
  // `FOR UPDATE OF x` names aliases, not tables.
  if (silent.has(kind) || kind === 'lockingClause' || kind === 'intoClause') return;
  const node = value as SqlNode;
  if (kind === 'RangeVar') return note(node, 'read', scope, searchedIn(scope.several, node));
  if (kind === 'JoinExpr') {
    walk(node['larg'], scope);
    walk(node['rarg'], { ...scope, joined: true });
    return walk(node['quals'], { ...scope, joined: false });
  }
  if (kind === 'TruncateStmt') {
    for (const { RangeVar } of listOf(node['relations'])) note(RangeVar as SqlNode, 'write', scope);
    return;
  }
  if (kind === 'CopyStmt' && node['relation'])
    note(node['relation'] as SqlNode, node['is_from'] ? 'write' : 'read', scope);
  if (kind === 'SelectStmt' || written.has(kind)) return statement(kind, node, scope);
  walk(value, scope);
}

function statement(kind: string, node: SqlNode, outer: Scope): void {
  const own = commonTables(node, outer);
  const single = kind === 'SelectStmt' ? singleTable(node) : undefined;
  const answers = kind === 'SelectStmt' && !outer.inner;
  const answer = answers ? { ...statementRows(node), order: sortedBy(node), single: single !== undefined } : undefined;
  const several = kind === 'SelectStmt' && !single ? node : undefined;
  const scope = { ...outer, own, joined: false, answer, inner: true, several };
  const mine = { ...columnsOf(kind, node), ...keyOf(node) };
  if (written.has(kind)) note(node['relation'] as SqlNode, 'write', scope, mine);
  if (single) note(single, 'read', { ...scope, joined: outer.joined }, mine);
  for (const [key, value] of Object.entries(node)) {
    if (key === 'relation' || key === 'withClause' || (single && key === 'fromClause')) continue;
    const besides = key === 'usingClause' || key === 'sourceRelation';
    visit(key, value, besides ? { ...scope, joined: true } : scope);
  }
}

/** Walks what `WITH` defines, and gives its names together with those around. */
function commonTables(node: SqlNode, outer: Scope): ReadonlySet<string> {
  const clause = node['withClause'] as SqlNode | undefined;
  const entries = listOf(clause?.['ctes']).map(({ CommonTableExpr }) => CommonTableExpr as SqlNode);
  const own = new Set(outer.own);
  if (clause?.['recursive']) for (const entry of entries) own.add(String(entry['ctename']).toLowerCase());
  for (const entry of entries) {
    walk(entry['ctequery'], { ...outer, own: new Set(own), joined: false, inner: true });
    own.add(String(entry['ctename']).toLowerCase());
  }
  return own;
}

function singleTable(node: SqlNode): SqlNode | undefined {
  const from = listOf(node['fromClause']);
  return from.length === 1 ? (from[0]?.['RangeVar'] as SqlNode | undefined) : undefined;
}

function columnsOf(kind: string, node: SqlNode): Pick<SqlTable, 'columns'> {
  const columns = statementColumns(kind, node);
  return columns.length > 0 ? { columns } : {};
}

function keyOf(node: SqlNode): Pick<SqlTable, 'key'> {
  const key = statementKey(node);
  return key ? { key } : {};
}

/** By what a table among several is searched. */
function searchedIn(statement: SqlNode | undefined, range: SqlNode): Pick<SqlTable, 'key'> {
  const key = statement && searchKey(statement, aliasOf(range) ?? '');
  return key ? { key } : {};
}

function note(
  range: SqlNode | undefined,
  operation: SqlTable['operation'],
  { own, joined, found, answer }: Scope,
  more: Pick<SqlTable, 'columns' | 'key'> = {},
): void {
  const name = String(range?.['relname'] ?? '');
  const schema = range?.['schemaname'] as string | undefined;
  if (name === '' || (isUnknown(name) && !isArgument(name)) || (schema === undefined && own.has(name.toLowerCase())))
    return;
  // `public` is where PostgreSQL looks anyway.
  const bare = schema === undefined || schema === 'public' || isUnknown(schema);
  const table = bare ? name : `${schema}.${name}`;
  const rows = operation === 'read' && answer ? { rows: rowsOf(answer, range) } : {};
  found.push({ table, operation, joined, ...more, ...rows });
}

/** Sorting by a column of another table is none of this one's. */
function rowsOf({ order, single, ...rest }: Answer, range: SqlNode | undefined): SqlRows {
  const alias = aliasOf(range);
  const own = order.filter(({ of }) => (of === undefined ? single : of === alias));
  return { ...rest, order: own.map(({ column }) => column) };
}

function aliasOf(range: SqlNode | undefined): string | undefined {
  const alias = (range?.['alias'] as SqlNode | undefined)?.['aliasname'] ?? range?.['relname'];
  return alias as string | undefined;
}

function listOf(value: unknown): readonly SqlNode[] {
  return (value as readonly SqlNode[] | undefined) ?? [];
}
