/** Raw SQL: `query('select …')`, `$queryRaw`…``, `sql`…``. */
import type { PlacedCall, Project } from '../../link/project';
import type { Place } from '../../link/types';
import type { Term } from '../../sketch/term';
import { reads, type Touch, writes } from '../data/access';
import type { EntityIndex } from '../data/entity-index';
import { scanSql } from './scan-sql';

const runs =
  /^(?:query|execute|raw|unsafe|literal|sql|prepare|\$?(?:query|execute)Raw(?:Unsafe)?|run|all|get|one|many|any|none|manyOrNone|oneOrNone)$/;

/** Tables that no entity stands for are named as they are. */
export function sqlTouches(placed: PlacedCall, entities: EntityIndex, project: Project): Touch[] {
  const { callee, args, scope, isNew } = placed.call;
  const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
  if (isNew || !runs.test(name)) return [];
  const sql = sqlText(args[0], { file: placed.file, scope }, project);
  if (sql === undefined) return [];
  return scanSql(sql).map(({ table, operation }) => {
    const entity = entities.ofTable(table)?.name ?? table;
    return operation === 'write' ? writes(entity, 'sql') : reads(entity, 'sql');
  });
}

/** The text with `?` for what is put in at run time. */
function sqlText(term: Term | undefined, place: Place, project: Project, depth = 0): string | undefined {
  if (!term || depth > 6) return undefined;
  const text = project.text(term, place);
  if (text !== undefined) return text;
  if (term.kind === 'template') {
    return term.parts
      .map((part) => (part.kind === 'text' ? part.value : (sqlText(part, place, project, depth + 1) ?? '?')))
      .join('');
  }
  if (term.kind === 'record') {
    const inner = term.fields.find(({ key }) => key === 'text' || key === 'sql' || key === 'query')?.value;
    return sqlText(inner, place, project, depth + 1);
  }
  if (term.kind === 'call') {
    const call = project.sketch(place.file).calls[term.call];
    const tag = call && (call.callee.kind === 'name' || call.callee.kind === 'member') ? call.callee.name : '';
    return call && /^(?:sql|raw|SQL)$/.test(tag) ? sqlText(call.args[0], place, project, depth + 1) : undefined;
  }
  if (term.kind !== 'name' && term.kind !== 'member') return undefined;
  const constant = project.types.constant(term, place);
  return constant && sqlText(constant.term, constant.place, project, depth + 1);
}
