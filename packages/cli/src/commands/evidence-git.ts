/** `banyan evidence git`: the history and the owners of a project, written to `.banyan/`. */
import { join, relative } from 'node:path';
import { BanyanError, documentFiles } from '@banyan/model';
import { Command } from 'commander';
import { documentFolderOf } from '../documents/document-folder';
import { readDocumentIfThere } from '../documents/read-document';
import { writeDocument } from '../documents/write-document';
import { formatGitEvidence, summarizeGitEvidence } from '../print/format-git-evidence';
import { paint } from '../print/paint';
import { progressBar } from '../print/progress-bar';

interface EvidenceGitOptions {
  readonly source?: string[];
  readonly since?: string;
  readonly maxCommits?: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** Builds the command. */
export function evidenceGitCommand(): Command {
  return new Command('git')
    .description('Read the git history and CODEOWNERS: change rates, files that change together, size of the team.')
    .argument(
      '[root]',
      'folder of the project; it may lie deep in a repository, renames are followed all the same',
      '.',
    )
    .option('--source <dir...>', 'source folders below the root (those that were analysed, when none is given)')
    .option('--since <day>', 'read commits from this day on only, e.g. 2024-01-31', toDay)
    .option('--max-commits <number>', 'read the newest commits only', toCount)
    .option('--out <dir>', 'folder of the documents instead of <root>/.banyan')
    .option('--json', 'print the summary as JSON')
    .action(runEvidenceGit)
    .addHelpText('after', examples);
}

/** The sections of other commands stay in the document. */
async function runEvidenceGit(root: string, { out, json, source, ...range }: EvidenceGitOptions): Promise<void> {
  const { collectGitEvidence, mergeEvidence } = await import('@banyan/evidence');
  const folder = documentFolderOf(root, out);
  const before = await readDocumentIfThere('runtime-evidence', folder);
  const analysed = source ?? (await readDocumentIfThere('code-facts', folder))?.project.source;
  const found = await collectGitEvidence(root, {
    ...range,
    ...(analysed && { source: analysed }),
    onCommit: progressBar('commits', process.stderr),
  });
  const file = join(folder, documentFiles['runtime-evidence']);
  await writeDocument(file, mergeEvidence(before, { ...found, owners: found.owners }));
  const text = json
    ? JSON.stringify(summarizeGitEvidence(found))
    : `${formatGitEvidence(found)}\n${paint('dim', `evidence in ${relative(process.cwd(), file)}`)}`;
  process.stdout.write(`${text}\n`);
}

/** A day and nothing else: "last year" would give another document tomorrow. */
function toDay(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (isDay && new Date(text).toISOString().startsWith(text)) return text;
  throw new BanyanError(
    'CLI_BAD_DAY',
    `--since ${text} is not a day.`,
    'Give it as year-month-day, e.g. --since 2024-01-31.',
  );
}

function toCount(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(count) && count > 0) return count;
  throw new BanyanError(
    'CLI_BAD_COUNT',
    `--max-commits ${text} is not a number of commits.`,
    'Give a whole number from 1, e.g. --max-commits 5000.',
  );
}

const examples = `
git is run for reading only: no hook, filter, pager or helper of the repository is run, nothing is fetched or written.
Where the project was analysed, its source folders are read: the team of a backend is not that of its repository.
The document holds no names and no addresses of authors; "recent" is counted back from the newest commit.

Examples:
  banyan evidence git apps/api
  banyan evidence git apps/api --since 2024-01-01
  banyan evidence git ../shop --out /tmp/shop --json     nothing is written into ../shop`;
