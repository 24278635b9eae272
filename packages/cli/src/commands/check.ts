/** `banyan check`: for CI; new crossings of accepted boundaries fail. */
import { join, relative, resolve } from 'node:path';
import type { BoundaryCheck, FactsIndex } from '@banyan/boundaries';
import { BanyanError, type BoundaryBaseline, type CodeFacts } from '@banyan/model';
import { Command } from 'commander';
import { findRepository } from '../check/find-repository';
import { formatCheck } from '../check/format-check';
import { toSarif } from '../check/to-sarif';
import { readBaseline, writeBaseline } from '../documents/baseline-document';
import { documentFolderOf } from '../documents/document-folder';
import { readDocument, readDocumentIfThere } from '../documents/read-document';
import { writePieces } from '../documents/write-document';
import { progressBar } from '../print/progress-bar';
import { tellAround } from '../print/tell-around';
import { readVersion } from '../read-version';
import { refuseGaps } from './refuse-gaps';

interface CheckOptions {
  readonly out?: string;
  readonly update?: boolean;
  readonly accept?: boolean;
  readonly strict?: boolean;
  readonly analyzed?: boolean;
  readonly types: boolean;
  readonly cache: boolean;
  readonly json?: boolean;
  readonly sarif?: string;
}

/** Builds the command. */
export function checkCommand(): Command {
  return new Command('check')
    .description('Hold the code against the accepted boundaries: new crossings fail, known ones may only become less.')
    .argument('[root]', 'folder of the project, with banyan.boundaries.json', '.')
    .option('--update', 'take known crossings that are gone out of banyan.boundaries.json; never adds any')
    .option('--accept', 'take what is new into banyan.boundaries.json: new crossings, and where new files are')
    .option('--strict', 'fail on files, too, that no rule places')
    .option('--sarif <file>', 'write the findings as SARIF 2.1.0, for code scanning')
    .option('--out <dir>', 'folder of the documents and the cache instead of <root>/.banyan')
    .option('--analyzed', 'take the facts of the last `banyan analyze` instead of reading the code', false)
    .option('--types', 'ask the type checker what syntax cannot follow', false)
    .option('--no-cache', 'read everything anew and keep nothing for the next run')
    .option('--json', 'print the findings as JSON')
    .action(runCheck)
    .addHelpText('after', examples);
}

async function runCheck(root: string, options: CheckOptions): Promise<void> {
  if (options.update && options.accept) throw updateOrAccept();
  const { checkBoundaries } = await import('@banyan/boundaries');
  const baseline = await readBaseline(root);
  const check = checkBoundaries(await indexCode(root, baseline, options), baseline);
  if (options.sarif !== undefined) await writeSarif(options.sarif, root, check);
  const { shrunk, accepted, ...findings } = check;
  process.stdout.write(`${options.json ? JSON.stringify(findings) : formatCheck(check)}\n`);
  if (options.update) await writeBaseline(root, shrunk);
  if (options.accept) return void (await writeBaseline(root, accepted));
  refuseNew(check, options.strict ?? false);
}

async function indexCode(root: string, { source }: BoundaryBaseline, options: CheckOptions): Promise<FactsIndex> {
  const { indexFacts } = await import('@banyan/boundaries');
  const folder = documentFolderOf(root, options.out);
  const facts = options.analyzed
    ? await readDocument('code-facts', folder, root)
    : await readCode(root, source, join(folder, 'cache'), options);
  return indexFacts(facts, await readDocumentIfThere('runtime-evidence', folder));
}

async function readCode(
  root: string,
  source: readonly string[],
  cache: string,
  options: CheckOptions,
): Promise<CodeFacts> {
  const [{ collectFacts }, { compileLess }] = await Promise.all([
    import('@banyan/facts'),
    import('@banyan/facts/process'),
  ]);
  compileLess();
  const facts = await collectFacts(root, {
    ...{ source: [...source], tests: false, types: options.types },
    ...(options.cache && { cache }),
    onCacheFault: (sentence) => process.stderr.write(`${sentence}\n`),
    onProgress: progressBar('reading', process.stderr),
  });
  refuseGaps(facts.problems);
  tellAround(facts.problems);
  return facts;
}

/** Paths in SARIF are those of the repository, where code scanning looks for them. */
async function writeSarif(file: string, root: string, check: BoundaryCheck): Promise<void> {
  const repository = findRepository(resolve(root));
  const log = toSarif(check, { version: readVersion(), folder: relative(repository, resolve(root)) });
  await writePieces(resolve(file), [`${JSON.stringify(log, null, 2)}\n`]);
}

/** @throws BanyanError `CHECK_NEW_CROSSINGS`, `CHECK_UNPLACED_FILES` */
function refuseNew({ added, unplaced }: BoundaryCheck, strict: boolean): void {
  if (added.length > 0) {
    const many = added.length === 1 ? 'A crossing is' : `${added.length} crossings are`;
    throw new BanyanError(
      'CHECK_NEW_CROSSINGS',
      `${many} not among those that were accepted.`,
      'Go through what the other context offers, or move the code; if it has to be, `banyan check --accept` makes it known.',
    );
  }
  if (!strict || unplaced.length === 0) return;
  throw new BanyanError(
    'CHECK_UNPLACED_FILES',
    `${unplaced.length === 1 ? 'A file is' : `${unplaced.length} files are`} in no context and not shared.`,
    'Name them under a context or under shared in banyan.boundaries.json.',
  );
}

function updateOrAccept(): BanyanError {
  return new BanyanError(
    'CLI_UPDATE_OR_ACCEPT',
    '--update never adds a crossing, and --accept does.',
    'Give one of the two.',
  );
}

const examples = `
A crossing is known by its contexts, its file and what it does, not by its line. New files have the place of their
folder, of the Nest module that declares them, or of what they are coupled to; those that have none are listed.

Examples:
  banyan check apps/api
  banyan check apps/api --sarif banyan.sarif          for github/codeql-action/upload-sarif
  banyan check apps/api --json | jq '.added[] | {file, line, text}'
  banyan check apps/api --update                      after a crossing was removed: keep it from coming back
  banyan check apps/api --accept                      after the team has agreed to what is new

Exit codes: 0 nothing new · 1 new crossings, or another fault · 2 wrong usage · 70 a defect of banyan`;
