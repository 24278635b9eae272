/** From which line of the code a statement of a trace came. */
import type { StatementTraffic } from '@banyan/model';
import type { CallSite } from './call-sites';
import { nameKey } from './name-key';
import { agreement, isLookFirst, type SeenShape } from './site-agreement';
import { statementShape } from './statement-shape';
import { toldSites } from './told-sites';

/** A statement as traces or the server's statistics tell it. */
export type SeenStatement = Pick<StatementTraffic, 'template' | 'operation' | 'tables'> &
  Partial<Pick<StatementTraffic, 'code' | 'within' | 'perRequest'>>;

/**
 * The sites that a statement may come from. What the trace says itself (`code.*`) decides; else a table and the
 * operation must be the same, and of those sites the ones that agree with the statement best are given: one, when the
 * code tells them apart.
 */
export function sitesOfStatement(statement: SeenStatement, sites: readonly CallSite[]): readonly CallSite[] {
  const told = toldSites(statement.code, sites);
  if (told.length > 0) return told;
  const seen = {
    ...statementShape(statement.template),
    tables: new Set(statement.tables.map(nameKey)),
    within: new Set(statement.within ?? []),
    repeated: (statement.perRequest?.mean ?? 1) >= 2,
  };
  const scored = sites
    .filter((site) => mayBe(statement, seen, site))
    .map((site) => ({ site, score: agreement(site, seen) }));
  const best = Math.max(...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best).map(({ site }) => site);
}

function mayBe({ operation }: SeenStatement, seen: SeenShape, site: CallSite): boolean {
  const same = site.accesses.some((access) => access.operation === operation) || isLookFirst(site, seen);
  return same && [...site.tables].some((table) => seen.tables.has(table));
}
