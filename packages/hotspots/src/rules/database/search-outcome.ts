/** Searches of one table → a finding, or why they do no harm. */
import type { ColumnSearch, Severity } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { entryPointsOf } from '../../reach/entry-points-of';
import { isAwaited } from '../../roles/endpoint-roots';
import { timeShare } from '../../runtime/statement-time';
import { engineOf } from '../../tables/engine';
import { growthOf } from '../../tables/growth';
import type { RuleOutcome } from '../rule';
import type { SearchUse } from './column-search';
import { raised } from './raised';
import { kindOf, searchFix, type SearchKind } from './search-sketch';

/** @param uses searches of one kind in one table, in the order of the facts */
export function searchOutcome(index: FactsIndex, uses: readonly [SearchUse, ...SearchUse[]]): RuleOutcome {
  const [{ access, entity }] = uses;
  const searches = onePerColumn(uses);
  const [first] = searches;
  if (!first) return { findings: [], harmless: [] };
  const columns = searches.map(({ column }) => column);
  const { file, line, function: owner } = access;
  const at = { file, line, function: owner, subject: `${entity.table}.${first.column}` };
  const growth = growthOf(index, entity.name);
  if (growth === 'no') {
    const text = `Nothing adds rows to ${entity.table} while the application runs.`;
    return { findings: [], harmless: [{ ...at, reason: 'small-table', text }] };
  }
  const entryPoints = entryPointsOf(index, [...new Set(uses.map((use) => use.access.function))]);
  const share = timeShare(index, entity.table, first.column);
  const related = uses.slice(1).map((use) => ({ file: use.access.file, line: use.access.line, text: use.access.call }));
  const awaited = entryPoints.some(isAwaited);
  const severity: Severity = awaited && growth === 'sure' && uses.some(varies) ? 'medium' : 'low';
  const finding = {
    ...at,
    severity: raised(severity, share),
    confidence: searches.every(({ by }) => by !== 'pattern') ? 0.85 : 0.6,
    title: `${entity.table}.${columns.join(', ')} ${columns.length === 1 ? 'is' : 'are'} searched and no index serves it`,
    reasons: [
      reasons[kindOf(first)](searches),
      ...(share === undefined ? [] : [measuredShare(share)]),
      `Rows ${growth === 'sure' ? 'are' : 'may be'} added to ${entity.table} while the application runs: every search reads all of them.`,
    ],
    entryPoints,
    ...(related.length > 0 && { related }),
    fix: { ...searchFix(entity, searches, engineOf(index, entity)), where: 'infrastructure' as const },
  };
  return { findings: [finding], harmless: [] };
}

const reasons: Readonly<Record<SearchKind, (searches: readonly ColumnSearch[]) => string>> = {
  text: textReason,
  content: () => 'The condition asks what a list or a document contains: only an index built for that (GIN) finds it.',
  path: () => 'The condition compares a value within a document: only an index on that expression finds it.',
};

function textReason(searches: readonly ColumnSearch[]): string {
  if (searches.some(({ by }) => by === 'inside'))
    return 'The text may stand anywhere in the column: an index that is sorted by whole values is of no use.';
  return searches.every(({ by }) => by === 'start')
    ? 'The column must begin with the text, and no index begins with the column.'
    : 'The column is compared with a pattern that is put together at run time; with a wildcard in front, an index that is sorted by whole values is of no use.';
}

/** Searches of one condition may have several ways; what holds anywhere asks for most. */
function onePerColumn(uses: readonly SearchUse[]): ColumnSearch[] {
  const found = new Map<string, ColumnSearch>();
  for (const search of uses.flatMap((use) => use.searches))
    if (!found.has(search.column) || search.by === 'inside') found.set(search.column, search);
  return [...found.values()].sort((a, b) => (a.column < b.column ? -1 : 1));
}

function varies({ access }: SearchUse): boolean {
  return access.key !== undefined && access.key.from !== 'constant';
}

function measuredShare(share: number): string {
  return `Measured: statements with it in their condition take ${Math.round(share * 100)} % of the time of the database.`;
}
