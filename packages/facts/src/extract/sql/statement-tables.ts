/** A statement's syntax tree → the tables that it reads and writes. */
import type { SqlNode } from './parse-statement';
import { isArgument, isUnknown } from './portable-sql';
import { statementColumns, statementKey } from './statement-columns';
import type { SqlTable } from './sql-table';

/** Statements that touch no rows, or only define: nothing in them is an access. */
const silent = new Set(['CreateTableAsStmt', 'ViewStmt', 'RuleStmt', 'CreateTrigStmt', 'LockStmt', 'VacuumStmt']);
const written = new Set(['InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt', 'RefreshMatViewStmt']);

interface Scope {
  /** Names that the statement defines by itself (`WITH`), lower case. */
  readonly own: ReadonlySet<string>;
  readonly joined: boolean;
  readonly found: SqlTable[];
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
  if (kind === 'RangeVar') return note(node, 'read', scope);
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
  const scope = { ...outer, own, joined: false };
  const mine = { ...columnsOf(kind, node), ...keyOf(node) };
  if (written.has(kind)) note(node['relation'] as SqlNode, 'write', scope, mine);
  const single = kind === 'SelectStmt' ? singleTable(node) : undefined;
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
    walk(entry['ctequery'], { ...outer, own: new Set(own), joined: false });
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

function note(
  range: SqlNode | undefined,
  operation: SqlTable['operation'],
  { own, joined, found }: Scope,
  more: Pick<SqlTable, 'columns' | 'key'> = {},
): void {
  const name = String(range?.['relname'] ?? '');
  const schema = range?.['schemaname'] as string | undefined;
  if (name === '' || (isUnknown(name) && !isArgument(name)) || (schema === undefined && own.has(name.toLowerCase())))
    return;
  // `public` is where PostgreSQL looks anyway.
  const bare = schema === undefined || schema === 'public' || isUnknown(schema);
  const table = bare ? name : `${schema}.${name}`;
  found.push({ table, operation, joined, ...more });
}

function listOf(value: unknown): readonly SqlNode[] {
  return (value as readonly SqlNode[] | undefined) ?? [];
}
