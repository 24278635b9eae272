/** Words of MySQL, SQLite and SQL Server that PostgreSQL's grammar refuses, said in its own words. Strings are empty by now. */

type Rule = readonly [RegExp, string | ((...match: string[]) => string)];

const units = '(?:MICROSECOND|SECOND|MINUTE|HOUR|DAY|WEEK|MONTH|QUARTER|YEAR)';
const joins = String.raw`(?:(?:INNER|LEFT|RIGHT|CROSS|OUTER)\s+)*JOIN\b`;
const rules: readonly Rule[] = [
  [
    new RegExp(
      String.raw`\bUPDATE\s+(\S+(?:\s+(?:AS\s+)?\w+)??)\s+(${joins}[\s\S]*?)\bSET\b([\s\S]*?)(\bWHERE\b[\s\S]*)?$`,
      'gi',
    ),
    (_, table = '', joined = '', set = '', where = '') => `UPDATE ${table} SET ${set} FROM _hole_ ${joined} ${where}`,
  ],
  [
    new RegExp(
      String.raw`\bDELETE\s+("?\w+"?)(?:\.\*)?\s+FROM\s+(\S+(?:\s+(?:AS\s+)?\1)?)\s+(${joins}[\s\S]*?)(\bWHERE\b[\s\S]*)?$`,
      'gi',
    ),
    (_, _alias, table = '', joined = '', where = '') => `DELETE FROM ${table} USING _hole_ ${joined} ${where}`,
  ],
  [/\bINSERT\s+(?:(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY)\s+)?(?:OR\s+\w+|IGNORE)\s+(?:INTO\s+)?/gi, 'INSERT INTO '],
  [/\bREPLACE\s+INTO\b/gi, 'INSERT INTO'],
  [
    /\bON\s+DUPLICATE\s+KEY\s+UPDATE\b([\s\S]*)/gi,
    (_, rest = '') => `ON CONFLICT DO UPDATE SET${rest.replace(/\bVALUES\s*\(/gi, 'given(')}`,
  ],
  [/\bLIMIT\s+([^\s,]+)\s*,\s*([^\s,;)]+)/gi, 'LIMIT $2 OFFSET $1'],
  [new RegExp(String.raw`\bINTERVAL\s+[\w.+-]+\s+${units}\b`, 'gi'), "INTERVAL ''"],
  [/\b(?:REGEXP|RLIKE|GLOB)\b/gi, '~'],
  [/\bSEPARATOR\s+''/gi, ''],
  [/\bSTRAIGHT_JOIN\b/gi, 'JOIN'],
  [/\bSQL_(?:CALC_FOUND_ROWS|NO_CACHE|SMALL_RESULT|BIG_RESULT)\b/gi, ''],
  [/\b(?:USE|FORCE|IGNORE)\s+(?:INDEX|KEY)\s*\([^)]*\)/gi, ''],
  [/\bLOCK\s+IN\s+SHARE\s+MODE\b/gi, 'FOR SHARE'],
  [/\bSELECT\s+TOP\s*(?:\(\s*\w+\s*\)|\w+)/gi, 'SELECT'],
  [/\bWITH\s*\(\s*(?:NOLOCK|UPDLOCK|ROWLOCK|READPAST|HOLDLOCK)[\w\s,]*\)/gi, ''],
];

/** The statement in PostgreSQL's words, as far as the differences are known. */
export function inPostgres(sql: string): string {
  return rules.reduce((text, [from, to]) => text.replace(from, to as string), sql);
}
