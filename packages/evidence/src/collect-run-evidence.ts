/** Files of traces, logs, statistics and profiles → what ran. */
import { basename, resolve } from 'node:path';
import type { EvidenceSource, ProfileEvidence, StatementEvidence, TrafficEvidence } from '@banyan/model';
import { nothingRead } from './errors';
import { logFormat as toLogFormat } from './formats/access-logs';
import type { Format } from './formats/format';
import { formats, recognizeFormat } from './formats/formats';
import { type ListedFile, listFiles } from './input/list-files';
import { openInput } from './input/open-input';
import { withSlowHeapGrowth } from './input/slow-heap-growth';
import { RunTally } from './run-tally';

/** Where the project is, and whom to tell how far it is. */
export interface RunOptions {
  /** Folder of the project: profiles name files below it. The working folder, when it is not given. */
  readonly root?: string;
  /** How lines of access logs look, where they look like no format that is known: nginx' `log_format`. */
  readonly logFormat?: string;
  /** Told of bytes. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/** The sections of the document that were found, and every file that was looked at. */
export interface RunFindings {
  readonly traffic?: TrafficEvidence;
  readonly statements?: StatementEvidence;
  readonly profile?: ProfileEvidence;
  /** Also those of which nothing was used. */
  readonly sources: readonly EvidenceSource[];
}

/**
 * Reads files of any format that is known, folders of them, packed by gzip or not, one after another in bounded memory.
 * What cannot be used is counted by its reason in the source it came from.
 * @throws BanyanError EVIDENCE_INPUT_MISSING for a path that is not there, EVIDENCE_NOTHING_READ when nothing was used,
 *   EVIDENCE_BAD_LOG_FORMAT
 */
export async function collectRunEvidence(
  paths: readonly string[],
  { root = '.', logFormat, onProgress = () => undefined }: RunOptions = {},
): Promise<RunFindings> {
  const files = listFiles(paths);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const table = logFormat === undefined ? formats : [toLogFormat(logFormat), ...formats];
  const tally = new RunTally();
  let done = 0;
  await withSlowHeapGrowth(async () => {
    for (const file of files)
      await readFile(file, resolve(root), table, tally, (count) => onProgress({ done: (done += count), total }));
  });
  const findings = tally.toFindings();
  if (findings.sources.every(({ records }) => records === 0)) throw nothingRead(findings.sources);
  return findings;
}

async function readFile(
  { path }: ListedFile,
  root: string,
  table: readonly Format[],
  tally: RunTally,
  onBytes: (count: number) => void,
): Promise<void> {
  const file = basename(path);
  const faults: string[] = [];
  try {
    const { head, bytes } = await openInput(path, () => faults.push('damaged-gzip'), onBytes);
    const format = recognizeFormat(head, table);
    const records = tally.begin(file, format?.name ?? 'unknown');
    if (format) await format.read(bytes, records, { file, root });
    else records.skip(head.length === 0 ? 'empty' : 'unknown-format');
    for (const fault of faults) records.skip(fault);
  } catch (fault) {
    if (!isOfFileSystem(fault)) throw fault;
    tally.begin(file, 'unknown').skip('unreadable-file');
  }
}

function isOfFileSystem(fault: unknown): boolean {
  return typeof (fault as NodeJS.ErrnoException).syscall === 'string';
}
