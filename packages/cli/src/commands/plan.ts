/** `banyan plan`: in which order the contexts leave, what each step gains and costs. */
import { join, relative } from 'node:path';
import { documentFiles } from '@banyan/model';
import { Command } from 'commander';
import { documentFolderOf } from '../documents/document-folder';
import { readDocument, readDocumentIfThere } from '../documents/read-document';
import { writeDocument } from '../documents/write-document';
import { formatEvidenceUsed } from '../print/format-evidence-used';
import { formatPlan } from '../print/format-plan';
import { paint } from '../print/paint';

interface PlanOptions {
  readonly out?: string;
  readonly json?: boolean;
}

/** Builds the command. */
export function planCommand(): Command {
  return new Command('plan')
    .description('Order the extractions: the best gain (scale, autonomy, change) for its price first.')
    .argument('[root]', 'folder of the analysed project', '.')
    .option('--out <dir>', 'folder of the documents instead of <root>/.banyan')
    .option('--json', 'print the whole plan as JSON')
    .action(runPlan)
    .addHelpText(
      'after',
      '\nA step whose `status` was set to extracted, routed or done stays as it is when the plan is made again.\n\nExamples:\n  banyan plan apps/api\n  banyan plan apps/api --json | jq ".steps[0]"',
    );
}

/** Steps that have begun keep their place and what they said when the plan is made anew. */
async function runPlan(root: string, options: PlanOptions): Promise<void> {
  const { planMigration } = await import('@banyan/boundaries');
  const folder = documentFolderOf(root, options.out);
  const facts = await readDocument('code-facts', folder, root);
  const proposal = await readDocument('boundary-proposal', folder, root);
  const previous = await readDocumentIfThere('migration-plan', folder);
  const evidence = await readDocumentIfThere('runtime-evidence', folder);
  const plan = planMigration(proposal, facts, previous, evidence);
  const file = join(folder, documentFiles['migration-plan']);
  await writeDocument(file, plan);
  const closing = [
    ...(proposal.readiness ? [`the order says what first, not whether: ${proposal.readiness.text}`] : []),
    formatEvidenceUsed(evidence, root),
    `plan in ${relative(process.cwd(), file)}`,
  ];
  const text = options.json
    ? JSON.stringify(plan)
    : [formatPlan(plan), ...closing.map((line) => paint('dim', line))].join('\n');
  process.stdout.write(`${text}\n`);
}
