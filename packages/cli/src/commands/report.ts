/** `banyan report`: what analyze, propose and plan found, in the form that is wanted. */
import { relative } from 'node:path';
import { Command, Option } from 'commander';
import { documentFolderOf } from '../documents/document-folder';
import { printPieces } from '../documents/print-pieces';
import { readDocument, readDocumentIfThere } from '../documents/read-document';
import { writePieces } from '../documents/write-document';
import { paint } from '../print/paint';
import type { ReportDocuments } from '../report/report-documents';
import { textFormats } from '../report/report-formats';

interface ReportOptions {
  readonly format: keyof typeof textFormats;
  readonly json?: boolean;
  readonly out?: string;
  readonly outFile?: string;
  readonly context?: string;
}

/** Builds the command. */
export function reportCommand(): Command {
  return new Command('report')
    .description('Report the proposal and the plan: as Markdown, as a picture, or for other tools.')
    .argument('[root]', 'folder of the analysed project', '.')
    .addOption(new Option('--format <name>', describeFormats()).choices(Object.keys(textFormats)).default('text'))
    .option('--json', 'the same as --format json')
    .option('--context <name>', 'this context and its seams only, with every crossing')
    .option('--out-file <file>', 'write to this file instead of the terminal')
    .option('--out <dir>', 'folder of the documents instead of <root>/.banyan')
    .action(runReport)
    .addHelpText('after', examples);
}

function describeFormats(): string {
  return Object.entries(textFormats)
    .map(([name, { describes }]) => `${name} ${describes}`)
    .join('; ');
}

async function runReport(root: string, options: ReportOptions): Promise<void> {
  const documents = await readDocuments(root, options.out);
  const pieces = textFormats[options.json ? 'json' : options.format].format(documents, options.context);
  if (options.outFile === undefined) return printPieces(pieces);
  await writePieces(options.outFile, pieces);
  process.stdout.write(`${paint('dim', `report in ${relative(process.cwd(), options.outFile)}`)}\n`);
}

async function readDocuments(root: string, out: string | undefined): Promise<ReportDocuments> {
  const folder = documentFolderOf(root, out);
  const proposal = await readDocument('boundary-proposal', folder, root);
  const plan = await readDocumentIfThere('migration-plan', folder);
  return { proposal, ...(plan && { plan }) };
}

const examples = `
Examples:
  banyan report apps/api
  banyan report apps/api --format markdown --out-file docs/boundaries.md
  banyan report apps/api --format markdown --context images
  banyan report apps/api --format dot | dot -Tsvg > contexts.svg
  banyan report apps/api --json | jq '.plan.steps[0].context'`;
