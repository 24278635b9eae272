/** Every format that `banyan evidence add` reads. A new one is a file beside this one and a row here. */
import { clf, jsonLog } from './access-logs';
import { cpuProfile } from './cpu-profile';
import type { Format } from './format';
import { mysqlDigests, pgStatStatements, pgStatStatementsJson } from './statement-statistics';
import { traceFormats } from './trace-formats';

/** In the order of asking: a file belongs to the first that recognizes it. */
export const formats: readonly Format[] = [
  ...traceFormats,
  pgStatStatements,
  pgStatStatementsJson,
  mysqlDigests,
  cpuProfile,
  jsonLog,
  clf,
];

/** The format of a file that begins with these bytes. */
export function recognizeFormat(head: Buffer, table: readonly Format[] = formats): Format | undefined {
  return table.find((format) => format.recognizes(head));
}
