/** Raw SQL: `query('select …')`, `$queryRaw`…``, `sql`…``, whatever runs it. */
import type { PlacedCall, Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { ownNames } from '../builder/own-names';
import { reads, type RowDetails, type Touch, writes } from '../data/access';
import { columnList } from '../data/access-key';
import type { TouchReader } from '../data/data-accesses';
import { sqlKey } from './bound-values';
import { looksLikeSql, type SqlReader } from './read-sql';
import type { SqlRows } from './statement-rows';
import { type SqlText, sqlTextOf, type TableOfTerm } from './sql-text';

/** Methods and functions that are given whole statements. */
const runs =
  /^(?:query\w*|execute\w*|exec|raw|unsafe|literal|sql|prepare|addSql|runSql|batch|\$?(?:query|execute)Raw(?:Unsafe)?|run|all|get|each|one|many|any|none|first|values|iterate|stream|manyOrNone|oneOrNone|anyFirst|oneFirst|manyFirst|maybeOne|maybeOneFirst|exists)$/;
/** Methods that are given a part of one, and are looked into for sub-selects only. */
const takesParts =
  /(?:^|\w)Raw$|^(?:and|or)?(?:where|having)$|^(?:and|or)(?:Where|Having)$|^(?:addS|s)elect$|^(?:add)?orderBy$/i;

/** Reads raw SQL. Tables that no entity stands for are named as they are. */
export function sqlTouches(sql: SqlReader, tableOf: TableOfTerm): TouchReader {
  const defined = new Map<string, ReadonlySet<string>>();
  const touches: TouchReader['touches'] = (placed, entities, project) => {
    const written = sqlOf(placed, project, tableOf);
    const tables = written ? sql.tables(written.text) : [];
    if (!written || tables.length === 0) return [];
    const where = project.functionAt(placed.file, placed.call.scope);
    const own = defined.get(where) ?? ownNames(placed, project);
    defined.set(where, own);
    return tables.flatMap(({ table, operation, columns = [], key, rows }): Touch[] => {
      const name = boundName(table, placed, project) ?? table;
      if (name === '' || own.has(name.toLowerCase())) return [];
      const entity = entities.ofTable(name)?.name ?? name;
      const touch = operation === 'write' ? writes(entity, 'sql') : reads(entity, 'sql');
      const chosen = key ? sqlKey(key, written, placed, project) : {};
      return [{ ...touch, ...columnList(columns), ...chosen, ...rowsOf(rows) }];
    });
  };
  // What is no name may be a call of `sql` all the same.
  return { names: [runs, takesParts, /^$/], touches };
}

function rowsOf(rows: SqlRows | undefined): RowDetails {
  if (!rows) return {};
  const { one, limited, order, locks } = rows;
  return {
    rows: one ? 'one' : 'many',
    ...(limited && { limited }),
    ...(order.length > 0 && { order }),
    ...(locks && { locks }),
  };
}

/** The SQL that a call is given; nothing when it is given none. */
export function sqlOf({ file, call, index }: PlacedCall, project: Project, tableOf: TableOfTerm): SqlText | undefined {
  const name = calledName(call.callee, file, project);
  const whole = runs.test(name);
  if (call.isNew || (!whole && !takesParts.test(name)) || isHandedOn(file, index, name, project)) return undefined;
  const written = sqlTextOf(call.args[0], { file, scope: call.scope }, project, tableOf);
  if (written === undefined) return undefined;
  return whole || /\(\s*SELECT\b/i.test(written.text) || /Raw$/.test(name) ? written : undefined;
}

/** Whether the project has raw SQL at all. */
export function hasSql(project: Project, tableOf: TableOfTerm): boolean {
  return project.calls.some((placed) => {
    const written = sqlOf(placed, project, tableOf);
    return written !== undefined && looksLikeSql(written.text);
  });
}

/** `` db.execute(sql`…`) `` is read once, where it is run. */
function isHandedOn(file: string, index: number, name: string, project: Project): boolean {
  if (!/^(?:sql|SQL|raw|literal)$/.test(name)) return false;
  return project.sketch(file).calls.some(({ callee, args }) => {
    const [first] = args;
    return first?.kind === 'call' && first.call === index && runs.test(calledName(callee, file, project));
  });
}

/** `query`, and `sql.type(row)` of `` sql.type(row)`…` ``. */
function calledName(callee: Term, file: string, project: Project): string {
  if (callee.kind === 'member' || callee.kind === 'name') return callee.name;
  const inner = callee.kind === 'call' ? project.sketch(file).calls[callee.call]?.callee : undefined;
  return inner?.kind === 'member' && /^type(?:Alias)?$/.test(inner.name) ? 'sql' : '';
}

/** `raw('select * from ??', ['users'])`: a table that the list of values names; empty when it does not. */
function boundName(table: string, { file, call }: PlacedCall, project: Project): string | undefined {
  const mark = /^_arg(\w+)_$/.exec(table)?.[1];
  if (mark === undefined) return undefined;
  const place: Place = { file, scope: call.scope };
  const given = call.args[1];
  const value =
    given?.kind === 'list'
      ? given.items[Number(mark) - 1]
      : given?.kind === 'record'
        ? given.fields.find(({ key }) => key === mark)?.value
        : given;
  return project.text(value, place) ?? '';
}
