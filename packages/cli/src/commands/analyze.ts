/** `banyan analyze`: the facts of a project, written to `.banyan/` and summed up. */
import { join, relative } from 'node:path';
import { documentFiles } from '@banyan/model';
import { Command } from 'commander';
import { documentFolderOf } from '../documents/document-folder';
import { writeDocument } from '../documents/write-document';
import { formatSummary } from '../print/format-summary';
import { progressBar } from '../print/progress-bar';
import { summarize } from '../summarize';
import { refuseGaps } from './refuse-gaps';

interface AnalyzeOptions {
  readonly source?: string[];
  readonly out?: string;
  readonly tests: boolean;
  readonly types: boolean;
  readonly cache: boolean;
  readonly json?: boolean;
}

/** Builds the command. */
export function analyzeCommand(): Command {
  return new Command('analyze')
    .description('State the facts of a project: files, imports, modules, entry points, entities, data accesses.')
    .argument('<root>', 'folder of the project; its code and configuration are read, never run')
    .option('--source <dir...>', 'source folders below the root (found by themselves when none is given)')
    .option('--out <dir>', 'folder for the documents instead of <root>/.banyan')
    .option('--tests', 'read test files too', false)
    .option('--no-tests', 'leave test files out (the default)')
    .option('--types', 'ask the type checker what syntax cannot follow (needs the packages installed)', false)
    .option('--no-cache', 'read everything anew and keep nothing for the next run')
    .option('--json', 'print the summary as JSON')
    .action(analyze)
    .addHelpText('after', examples);
}

async function analyze(root: string, options: AnalyzeOptions): Promise<void> {
  const [{ collectFacts }, { compileLess }] = await Promise.all([
    import('@banyan/facts'),
    import('@banyan/facts/process'),
  ]);
  compileLess();
  const startedAt = performance.now();
  const facts = await collectFacts(root, {
    ...(options.source && { source: options.source }),
    tests: options.tests,
    types: options.types,
    ...(options.cache && { cache: join(documentFolderOf(root, options.out), 'cache') }),
    onCacheFault: (sentence) => process.stderr.write(`${sentence}\n`),
    onProgress: progressBar('reading', process.stderr),
  });
  const file = join(documentFolderOf(root, options.out), documentFiles['code-facts']);
  await writeDocument(file, facts);
  const summary = summarize(facts, (performance.now() - startedAt) / 1000);
  const text = options.json ? JSON.stringify(summary) : formatSummary(summary, facts, relative(process.cwd(), file));
  process.stdout.write(`${text}\n`);
  refuseGaps(facts.problems, file);
}

const examples = `
The folder cache beside the documents holds what was read, so that the next run reads only what changed; the facts are
the same. It holds names and texts of the analysed code, as the documents do: keep it as you keep the code. It can be
removed at any time.

Examples:
  banyan analyze apps/api
  banyan analyze . --source apps/api/src --source libs/common/src --tests
  banyan analyze ../shop --out /tmp/shop --json     nothing is written into ../shop`;
