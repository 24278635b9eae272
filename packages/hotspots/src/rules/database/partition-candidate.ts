/** Tables that grow at one end and are read by time: what is old can lie in a part of its own. */
import type { Severity, StatementStatistics } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { entryPointsOf } from '../../reach/entry-points-of';
import { nameKey } from '../../runtime/name-key';
import type { FindingDraft, HotspotRule } from '../rule';
import { type AppendOnly, appendOnlyTables } from './append-only';

export const partitionCandidate: HotspotRule = {
  name: 'partition-candidate',
  family: 'database',
  describes: 'A table is only added to and read by time: parts by month keep the newest small.',
  find(index) {
    return { findings: appendOnlyTables(index).flatMap((table) => toDraft(index, table)), harmless: [] };
  },
};

/** From so many rows added in the statistics, or milliseconds per read, on, the size of the table is felt. */
const manyRows = 1_000_000;
const slowRead = 100;

/** Logs by what they are called: others that nobody changes are seldom large. */
const log =
  /log|event|audit|histor|entr(?:y|ies)|metric|activit|visit|view|click|attempt|quer(?:y|ies)|usage|statistic|stats|notification|message|delivery|deliveries|execution|job|snapshot|reading/i;

interface Seen {
  readonly rows: number;
  /** The slowest read, milliseconds on average. */
  readonly read: number;
}

function toDraft(index: FactsIndex, table: AppendOnly): FindingDraft[] {
  const { entity, moment, inserts, chosen, ordered, expired } = table;
  const seen = seenOf(index, entity.table);
  const severity = severityOf(table, seen);
  const [first] = inserts;
  if (!severity || !first) return [];
  const places = [...chosen, ...ordered.filter((read) => !chosen.includes(read)), ...expired];
  return [
    {
      ...{ file: first.file, line: first.line, function: first.function, subject: entity.table, severity },
      confidence: seen ? 0.8 : 0.5,
      title: `${entity.table} only grows and is read by ${moment}`,
      reasons: [
        `Rows are added in ${inserts.length} ${inserts.length === 1 ? 'place' : 'places'} while the application runs, and changed in none.`,
        `${chosen.length} reads choose rows by ${moment}, ${ordered.length} are ordered by it${expired.length > 0 ? ', and what is old is deleted row by row' : ''}.`,
        seen
          ? `Measured: ${seen.rows} rows added, ${Math.round(seen.read)} ms for its slowest read on average.`
          : 'How large it is was not measured: below some ten million rows an index is enough.',
      ],
      entryPoints: entryPointsOf(index, [...new Set(inserts.map((one) => one.function))]),
      ...(places.length > 0 && { related: places.map(({ file, line, call }) => ({ file, line, text: call })) }),
      fix: {
        text: `Parts by month of ${moment}: reads of the newest touch one part, and what is old is dropped as a whole instead of deleted.`,
        sketch: `CREATE TABLE ${entity.table} (…, PRIMARY KEY (id, ${moment})) PARTITION BY RANGE (${moment}); -- pg_partman makes the parts`,
        where: 'infrastructure',
      },
    },
  ];
}

/** Without figures only what looks like a log is told; with them, what is large. */
function severityOf({ entity, chosen, expired }: AppendOnly, seen: Seen | undefined): Severity | undefined {
  if (seen && (seen.rows >= manyRows || seen.read >= slowRead)) return 'medium';
  const isLog =
    log.test(entity.table) && (chosen.length > 0 || expired.length > 0 || /log|audit|event/i.test(entity.table));
  return isLog ? 'low' : undefined;
}

function seenOf({ evidence }: FactsIndex, table: string): Seen | undefined {
  const own = (evidence?.statements?.statements ?? []).filter(({ tables }) =>
    tables.some((one) => nameKey(one) === nameKey(table)),
  );
  if (own.length === 0) return undefined;
  const added = own.filter(({ operation, template }) => operation === 'write' && /^\s*insert/i.test(template));
  const reads = own.filter(({ operation }) => operation === 'read');
  return {
    rows: sum(added, ({ rows, calls }) => Math.max(rows, calls)),
    read: Math.max(0, ...reads.map(({ mean }) => mean)),
  };
}

function sum(statements: readonly StatementStatistics[], of: (one: StatementStatistics) => number): number {
  return statements.reduce((total, one) => total + of(one), 0);
}
