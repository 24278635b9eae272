/** From which line of the code a statement of a trace came. */
import type { StatementTraffic } from '@banyan/model';
import { shortName } from '../symbol-name';
import type { CallSite } from './call-sites';
import { nameKey } from './name-key';
import { agreement } from './site-agreement';
import { statementShape } from './statement-shape';

/** A statement as traces or the server's statistics tell it. */
export type SeenStatement = Pick<StatementTraffic, 'template' | 'operation' | 'tables'> &
  Partial<Pick<StatementTraffic, 'code' | 'within' | 'perRequest'>>;

/**
 * The sites that a statement may come from. What the trace says itself (`code.*`) decides; else a table and the
 * operation must be the same, and of those sites the ones that agree with the statement best are given: one, when the
 * code tells them apart.
 */
export function sitesOfStatement(statement: SeenStatement, sites: readonly CallSite[]): readonly CallSite[] {
  const told = sites.filter((site) => isTold(statement, site));
  if (told.length > 0) return told;
  const seen = {
    ...statementShape(statement.template),
    tables: new Set(statement.tables.map(nameKey)),
    within: new Set(statement.within ?? []),
    repeated: (statement.perRequest?.mean ?? 1) >= 2,
  };
  const scored = sites
    .filter((site) => mayBe(statement, seen.tables, site))
    .map((site) => ({ site, score: agreement(site, seen) }));
  const best = Math.max(...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best).map(({ site }) => site);
}

/** `code.file.path` may be absolute, and `code.function.name` may go without its class. */
function isTold({ code }: SeenStatement, site: CallSite): boolean {
  if (code?.file !== undefined && code.line !== undefined)
    return code.line === site.line && (code.file === site.file || code.file.endsWith(`/${site.file}`));
  return code?.function !== undefined && shortName(site.function) === code.function;
}

function mayBe({ operation }: SeenStatement, tables: ReadonlySet<string>, site: CallSite): boolean {
  const same = site.accesses.some((access) => access.operation === operation);
  return same && [...site.tables].some((table) => tables.has(table));
}
