/** Rows that are looked up by columns without an index, once for each table and column. */
import { groupBy, type Severity } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { entryPointsOf } from '../../reach/entry-points-of';
import { isAwaited } from '../../roles/endpoint-roots';
import { onlyOperators } from '../../roles/operator-routes';
import { tellsLittle } from '../../tables/column-names';
import { engineOf } from '../../tables/engine';
import { type Growth, growthOf } from '../../tables/growth';
import { timeShare } from '../../runtime/statement-time';
import type { FindingDraft, HotspotRule, RuleOutcome } from '../rule';
import type { SearchUse } from './column-search';
import { type ColumnUse, unindexedUses, unservedSearches } from './column-use';
import { indexSketch } from './index-sketch';
import { raised } from './raised';
import { searchOutcome } from './search-outcome';
import { kindOf } from './search-sketch';

export const missingIndex: HotspotRule = {
  name: 'missing-index',
  family: 'database',
  describes: 'Rows are looked up by columns that no index leads to.',
  find(index) {
    const uses = unindexedUses(index).filter((use) => !indexedByItself(index, use));
    const groups = [...groupBy(uses, ({ entity, columns: [first] }) => `${entity.name}\0${first}`).values()];
    const outcomes = [...groups.map((group) => judge(index, group as [ColumnUse])), ...searches(index)];
    return {
      findings: outcomes.flatMap(({ findings }) => findings),
      harmless: outcomes.flatMap(({ harmless }) => harmless),
    };
  },
};

/** Searches of one table ask for one index, by what they are about. */
function searches(index: FactsIndex): RuleOutcome[] {
  const groups = groupBy(
    unservedSearches(index),
    ({ entity, searches: [first] }) => `${entity.name}\0${kindOf(first)}`,
  );
  return [...groups.values()].map((group) => searchOutcome(index, group as [SearchUse]));
}

/** MySQL and MariaDB make an index for every foreign key. */
function indexedByItself(index: FactsIndex, { entity, by, columns: [first] }: ColumnUse): boolean {
  return (
    engineOf(index, entity) === 'mysql' &&
    (by === 'join' || (entity.relations.some(({ owner }) => owner) && /_?id$/i.test(first)))
  );
}

function judge(index: FactsIndex, uses: readonly [ColumnUse, ...ColumnUse[]]): RuleOutcome {
  const [{ access, entity, columns }] = uses;
  const [first] = columns;
  const at = { file: access.file, line: access.line, function: access.function, subject: `${entity.table}.${first}` };
  if (uses.every((use) => tellsLittle(entity, use.columns[0])))
    return harmless(at, 'few-values', `${first} has few values: an index on it alone is seldom used.`);
  const growth = growthOf(index, entity.name);
  if (growth === 'no')
    return harmless(at, 'small-table', `Nothing adds rows to ${entity.table} while the application runs.`);
  return { findings: [toDraft(index, uses, growth)], harmless: [] };
}

function harmless(
  at: Omit<RuleOutcome['harmless'][number], 'reason' | 'text'>,
  reason: string,
  text: string,
): RuleOutcome {
  return { findings: [], harmless: [{ ...at, reason, text }] };
}

function toDraft(index: FactsIndex, uses: readonly [ColumnUse, ...ColumnUse[]], growth: Growth): FindingDraft {
  const [{ access, entity, columns }] = uses;
  const wanted = proposed(uses);
  const share = timeShare(index, entity.table, columns[0]);
  const entryPoints = entryPointsOf(index, [...new Set(uses.map((use) => use.access.function))]);
  const related = uses.slice(1).map(({ access: { file, line, call } }) => ({ file, line, text: call }));
  return {
    file: access.file,
    line: access.line,
    severity: raised(severityOf(uses, growth, isFelt(index, entryPoints), entryPoints.some(isAwaited)), share),
    confidence: growth === 'sure' ? 0.9 : 0.7,
    title: `${entity.table}.${columns[0]} is looked up without an index`,
    reasons: [
      `${uses.length} ${uses.length === 1 ? 'place looks' : 'places look'} rows of ${entity.table} up by it (${told(uses)}).`,
      'No primary key, unique key or index begins with one of the columns asked for: every look-up reads the whole table.',
      ...(share === undefined
        ? []
        : [
            `Measured: statements with it in their condition take ${Math.round(share * 100)} % of the time of the database.`,
          ]),
      growth === 'sure'
        ? `Rows are added to ${entity.table} while the application runs.`
        : `Rows may be added to ${entity.table} while the application runs.`,
    ],
    function: access.function,
    subject: `${entity.table}.${columns[0]}`,
    entryPoints,
    ...(related.length > 0 && { related }),
    fix: {
      text: `Add an index on ${wanted.join(', ')}.`,
      sketch: indexSketch(entity, wanted),
      where: 'infrastructure',
    },
  };
}

/** Equality first, then what the rows are ordered by. */
function proposed(uses: readonly [ColumnUse, ...ColumnUse[]]): string[] {
  const [
    {
      columns: [first],
    },
  ] = uses;
  const always = uses[0].columns.filter((name) => uses.every((use) => use.columns.includes(name)));
  const orders = [...new Set(uses.flatMap(({ access }) => access.order?.[0] ?? []))];
  const order = orders.length === 1 ? orders.filter((name) => name !== 'id' && !always.includes(name)) : [];
  return [...new Set([first, ...always, ...order])].slice(0, 3);
}

/** Whether somebody waits for it who is no operator. */
function isFelt(index: FactsIndex, entryPoints: FindingDraft['entryPoints'] = []): boolean {
  return entryPoints.some(isAwaited) && !onlyOperators(index, entryPoints);
}

function severityOf(uses: readonly ColumnUse[], growth: Growth, felt: boolean, awaited: boolean): Severity {
  if (!awaited) return uses.some(({ access }) => access.repetition) ? 'medium' : 'low';
  const varies = uses.some(({ by, access }) => by === 'join' || (access.key && access.key.from !== 'constant'));
  return felt && growth === 'sure' && varies ? 'high' : 'medium';
}

function told(uses: readonly ColumnUse[]): string {
  return (['condition', 'join', 'order'] as const).filter((by) => uses.some((use) => use.by === by)).join(', ');
}
