/** Statements that take a large part of all the database's time, with the lines they come from. */
import type { StatementStatistics } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import { allCallSites } from '../../runtime/call-sites';
import { sitesOfStatement } from '../../runtime/site-of-statement';
import type { FindingDraft, HotspotRule } from '../rule';

/** Share of all measured database time from which on a statement is told. */
const noted = 0.1;
const grave = 0.3;
/** With more lines than this the statement is everywhere, and no line is the place to mend it. */
const tooManyLines = 5;

export const heavyStatement: HotspotRule = {
  name: 'heavy-statement',
  family: 'database',
  describes: "One statement takes a large part of the database server's time.",
  find: (index) => ({ findings: findHeavy(index), harmless: [] }),
};

function findHeavy(index: FactsIndex): FindingDraft[] {
  const statements = index.evidence?.statements?.statements ?? [];
  const all = statements.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const heavy = statements.filter(
    ({ milliseconds, operation }) => operation !== 'other' && milliseconds >= all * noted,
  );
  const sites = heavy.length > 0 ? allCallSites(index) : [];
  return heavy.flatMap((statement) => {
    const found = sitesOfStatement(statement, sites);
    const [first] = found;
    if (!first || found.length > tooManyLines) return [];
    const part = Math.round((statement.milliseconds / all) * 100);
    const related = found.slice(1).map(({ file, line }) => ({ file, line, text: 'may send it, too' }));
    return [
      {
        ...{ file: first.file, line: first.line, function: first.function },
        subject: first.accesses[0]?.entity ?? statement.tables[0] ?? statement.template,
        severity: statement.milliseconds >= all * grave ? ('high' as const) : ('medium' as const),
        confidence: 0.9 / found.length,
        title: `One statement takes ${part} % of the time of the database`,
        reasons: reasonsOf(statement),
        ...(related.length > 0 && { related }),
        fix: fixOf(statement),
      },
    ];
  });
}

function reasonsOf({ calls, mean, rows, hits, reads, template }: StatementStatistics): string[] {
  const fromDisk = hits !== undefined && reads !== undefined && hits + reads > 0 ? reads / (hits + reads) : undefined;
  return [
    `${calls} calls of ${Math.round(mean * 100) / 100} ms on average, ${calls > 0 ? Math.round((rows / calls) * 10) / 10 : 0} rows each.`,
    ...(fromDisk !== undefined && fromDisk > 0.1
      ? [`${Math.round(fromDisk * 100)} % of its blocks came from disk.`]
      : []),
    `Statement: ${template}`,
  ];
}

/** Many quick ones ask to be asked less often; few slow ones ask for an index. */
function fixOf({ mean }: StatementStatistics) {
  const text =
    mean < 5
      ? 'It is quick and runs very often: ask for many rows at once, or keep the answer in a cache.'
      : 'Look at its plan (EXPLAIN ANALYZE): an index for its condition and order, or fewer columns and rows.';
  return { text, where: 'monolith' as const };
}
