/** `banyan evidence add`: traces, access logs, query statistics and profiles, written to `.banyan/`. */
import { join, relative } from 'node:path';
import { documentFiles } from '@banyan/model';
import { Command } from 'commander';
import { documentFolderOf } from '../documents/document-folder';
import { readDocumentIfThere } from '../documents/read-document';
import { writeDocument } from '../documents/write-document';
import { formatRunFindings, summarizeRunFindings } from '../print/format-run-findings';
import { paint } from '../print/paint';
import { progressBar } from '../print/progress-bar';

interface EvidenceAddOptions {
  readonly root: string;
  readonly out?: string;
  readonly logFormat?: string;
  readonly json?: boolean;
}

/** Builds the command. */
export function evidenceAddCommand(): Command {
  return new Command('add')
    .description('Read what ran: traces, access logs, query statistics and profiles, in any mixture of formats.')
    .argument('<file...>', 'files or folders of them, packed by gzip or not; what they are is seen by what they hold')
    .option('--root <dir>', 'folder of the project', '.')
    .option('--log-format <format>', 'how lines of an access log look: the log_format of nginx')
    .option('--out <dir>', 'folder of the documents instead of <root>/.banyan')
    .option('--json', 'print the summary as JSON')
    .action(runEvidenceAdd)
    .addHelpText('after', examples);
}

/** What was read replaces the sections of its kind; the other sections stay in the document. */
async function runEvidenceAdd(files: string[], { root, out, json, logFormat }: EvidenceAddOptions): Promise<void> {
  const { collectRunEvidence, mergeEvidence } = await import('@banyan/evidence');
  const folder = documentFolderOf(root, out);
  const before = await readDocumentIfThere('runtime-evidence', folder);
  const bar = progressBar('megabytes', process.stderr);
  const found = await collectRunEvidence(files, {
    root,
    ...(logFormat !== undefined && { logFormat }),
    onProgress: ({ done, total }) => bar({ done: toMegabytes(done), total: toMegabytes(total) }),
  });
  const { sources: _sources, ...sections } = found;
  const file = join(folder, documentFiles['runtime-evidence']);
  await writeDocument(file, mergeEvidence(before, sections));
  const text = json
    ? JSON.stringify(summarizeRunFindings(found))
    : `${formatRunFindings(found)}\n${paint('dim', `evidence in ${relative(process.cwd(), file)}`)}`;
  process.stdout.write(`${text}\n`);
}

function toMegabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6);
}

const examples = `
Formats (docs/evidence-formats.md):
  traces      otlp-json and otlp-protobuf (OpenTelemetry, Tempo, Jaeger 2), jaeger-json, zipkin-json,
              datadog-json, datadog-csv, new-relic-json, new-relic-csv
  requests    clf (nginx, Apache), json-log, or what --log-format says
  statements  pg-stat-statements, pg-stat-statements-json, mysql-digests
  time        cpuprofile (V8)

banyan evidence record makes such files.
Files are read in bounded memory, however large. Literals of statements, ids in paths and query strings are taken out
before anything is kept. All files of one sort are given at once: they replace what was read before.

Examples:
  banyan evidence add traces.json
  banyan evidence add traces/ access.log.gz statements.csv --root apps/api
  banyan evidence add traces.otlp --json`;
