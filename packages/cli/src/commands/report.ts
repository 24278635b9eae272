/** `banyan report`: what analyze, propose and plan found, as a page to look around in or in the form that is wanted. */
import { join, relative, resolve } from 'node:path';
import type { EditorScheme, ReportDocuments } from '@banyan/dashboard';
import { BanyanError, spreadSteps } from '@banyan/model';
import { Command, Option } from 'commander';
import { documentFolderOf } from '../documents/document-folder';
import { printPieces } from '../documents/print-pieces';
import { readDocument, readDocumentIfThere } from '../documents/read-document';
import { writePieces } from '../documents/write-document';
import { paint } from '../print/paint';
import { formatPage } from '../report/format-page';
import { textFormats } from '../report/report-formats';

interface ReportOptions {
  readonly format: 'html' | keyof typeof textFormats;
  readonly json?: boolean;
  readonly out?: string;
  readonly outFile?: string;
  readonly context?: string;
  readonly editor?: EditorScheme;
  readonly root?: string;
}

const editors: readonly EditorScheme[] = ['vscode', 'vscodium', 'cursor', 'windsurf'];

/** Builds the command. */
export function reportCommand(): Command {
  return new Command('report')
    .description('Report the proposal and the plan: as a page to look around in, as Markdown, or for other tools.')
    .argument('[root]', 'folder of the analysed project', '.')
    .addOption(
      new Option('--format <name>', describeFormats()).choices(['html', ...Object.keys(textFormats)]).default('html'),
    )
    .addOption(new Option('--json', 'the same as --format json').conflicts('format'))
    .option('--context <name>', 'this context and its seams only, with every crossing; the page opens with it')
    .option('--out-file <file>', 'write to this file instead of the terminal (the page: instead of report.html)')
    .option('--out <dir>', 'folder of the documents instead of <root>/.banyan')
    .addOption(new Option('--editor <name>', 'let places of the page open in an editor').choices(editors))
    .option('--root <dir>', "with --editor: where the project stands on the reader's machine instead of [root]")
    .action(runReport)
    .addHelpText('after', examples);
}

function describeFormats(): string {
  const texts = Object.entries(textFormats).map(([name, { describes }]) => `${name} ${describes}`);
  return ['html a page that needs nothing but itself', ...texts].join('; ');
}

async function runReport(root: string, options: ReportOptions): Promise<void> {
  refuseLoneRoot(options);
  const folder = documentFolderOf(root, options.out);
  const format = options.json ? 'json' : options.format;
  const documents = await readDocuments(folder, root, format === 'html');
  const pieces =
    format === 'html'
      ? await formatPage(documents, pageSettings(root, options))
      : textFormats[format].format(documents, options.context);
  const file = options.outFile ?? (format === 'html' ? join(folder, 'report.html') : undefined);
  if (file === undefined) return printPieces(pieces);
  await writePieces(file, pieces);
  process.stdout.write(`${paint('dim', `report in ${relative(process.cwd(), file)}`)}\n`);
}

function refuseLoneRoot({ editor, root }: ReportOptions): void {
  if (root === undefined || editor !== undefined) return;
  throw new BanyanError(
    'CLI_ROOT_WITHOUT_EDITOR',
    '--root says where an editor finds the files.',
    'Give --editor too.',
  );
}

/** The page names no folder of this machine unless an editor is asked for. */
function pageSettings(
  root: string,
  { context, editor, root: elsewhere }: ReportOptions,
): Parameters<typeof formatPage>[1] {
  return {
    ...(context !== undefined && { context }),
    ...(editor && { editor: { scheme: editor, root: elsewhere ?? resolve(root) } }),
  };
}

/** Findings are for the page: `banyan hotspots` has text formats of its own. */
async function readDocuments(folder: string, root: string, asPage: boolean): Promise<ReportDocuments> {
  const proposal = await readDocument('boundary-proposal', folder, root);
  const facts = await readDocumentIfThere('code-facts', folder);
  const plan = await readDocumentIfThere('migration-plan', folder);
  const hotspots = asPage ? await readDocumentIfThere('finding-report', folder) : undefined;
  return {
    proposal,
    ...(facts && { facts }),
    ...(plan && { plan }),
    ...(hotspots && { hotspots: spreadSteps(hotspots) }),
  };
}

const examples = `
Examples:
  banyan report apps/api
  banyan report apps/api --editor vscode
  banyan report apps/api --format markdown --out-file docs/boundaries.md
  banyan report apps/api --format text --context images
  banyan report apps/api --format dot | dot -Tsvg > contexts.svg
  banyan report apps/api --json | jq '.plan.steps[0].context'`;
