/** The extraction record that stands beside the lifted files. */
import type { ExtractionRecord } from '@banyan/model';
import { hashOf } from './generate/service-names';
import type { Lifted } from './lift';

/** File of the record in the service's folder. */
export const recordFile = 'extraction.json';

/** @param read text of a file of the monolith */
export function buildRecord(
  { files, report }: Lifted,
  monolith: string,
  read: (path: string) => string | undefined,
): ExtractionRecord {
  return {
    schema: 'banyan/extraction-record@1',
    context: report.context,
    level: 'lift',
    monolith,
    files: files.map(({ path, content, source }) => ({
      path,
      ...(source !== undefined && { source, sourceHash: hashOf(read(source) ?? '') }),
      hash: hashOf(content),
    })),
    routes: report.routes,
    notShared: report.notShared,
  };
}
