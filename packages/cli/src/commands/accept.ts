/** `banyan accept`: the last proposal becomes a rule that `banyan check` holds. */
import { relative } from 'node:path';
import { Command } from 'commander';
import { writeBaseline } from '../documents/baseline-document';
import { documentFolderOf } from '../documents/document-folder';
import { readDocument, readDocumentIfThere } from '../documents/read-document';

interface AcceptOptions {
  readonly out?: string;
  readonly json?: boolean;
}

/** Builds the command. */
export function acceptCommand(): Command {
  return new Command('accept')
    .description('Make the boundaries of the last proposal a rule: write banyan.boundaries.json, to be committed.')
    .argument('[root]', 'folder of the analysed project', '.')
    .option('--out <dir>', 'folder of the documents instead of <root>/.banyan')
    .option('--json', 'print the accepted boundaries as JSON')
    .action(runAccept)
    .addHelpText('after', examples);
}

async function runAccept(root: string, { out, json }: AcceptOptions): Promise<void> {
  const { buildBaseline, indexFacts } = await import('@banyan/boundaries');
  const folder = documentFolderOf(root, out);
  const facts = await readDocument('code-facts', folder, root);
  const proposal = await readDocument('boundary-proposal', folder, root);
  const evidence = await readDocumentIfThere('runtime-evidence', folder);
  const baseline = buildBaseline(indexFacts(facts, evidence), proposal);
  const file = await writeBaseline(root, baseline);
  const crossings = baseline.crossings.reduce((sum, { count = 1 }) => sum + count, 0);
  const text = `${baseline.contexts.length} contexts are a rule now, ${crossings} crossings are known: commit ${relative(process.cwd(), file)}`;
  process.stdout.write(`${json ? JSON.stringify(baseline) : text}\n`);
}

const examples = `
The file names folders and files, no lines: it changes only when boundaries or crossings do.

Examples:
  banyan analyze apps/api && banyan propose apps/api && banyan accept apps/api
  git add apps/api/banyan.boundaries.json
  banyan check apps/api                              in CI: fails when something new crosses a boundary`;
