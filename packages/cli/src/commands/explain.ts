/** `banyan explain`: why two members are together or apart, or why one is where it is. */
import { Command } from 'commander';
import { documentFolderOf } from '../documents/document-folder';
import { readConstraints } from '../documents/read-constraints';
import { readDocument, readDocumentIfThere } from '../documents/read-document';
import { formatMember, formatPair } from '../print/format-explanation';

interface ExplainOptions {
  readonly root: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** Builds the command. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('Explain why two members are together or apart, or why one is where it is.')
    .argument('<member>', 'a file (its path, or as much of the end as is unique), a class, or entity:Name')
    .argument('[other]', 'another one; without it the member alone is explained')
    .argument('[root]', 'folder of the analysed project; the same as --root')
    .option('--root <dir>', 'folder of the analysed project', '.')
    .option('--out <dir>', 'folder of the documents instead of <root>/.banyan')
    .option('--json', 'print the explanation as JSON')
    .action((member: string, other: string | undefined, root: string | undefined, options: ExplainOptions) =>
      runExplain(member, other, root ?? options.root, options),
    )
    .addHelpText('after', examples);
}

async function runExplain(
  member: string,
  other: string | undefined,
  root: string,
  { out, json }: ExplainOptions,
): Promise<void> {
  const { explainOne, explainPair, findMember, indexFacts, surveyProposal } = await import('@banyan/boundaries');
  const folder = documentFolderOf(root, out);
  const facts = await readDocument('code-facts', folder, root);
  const proposal = await readDocument('boundary-proposal', folder, root);
  const index = indexFacts(facts, await readDocumentIfThere('runtime-evidence', folder));
  const survey = surveyProposal(index, proposal, await readConstraints(root, index));
  const node = findMember(survey.index, member);
  const print = (explanation: object, text: string): void =>
    void process.stdout.write(`${json ? JSON.stringify(explanation) : text}\n`);
  if (other === undefined) {
    const explanation = explainOne(survey, node);
    return print(explanation, formatMember(explanation));
  }
  const explanation = explainPair(survey, node, findMember(survey.index, other));
  print(explanation, formatPair(explanation));
}

const examples = `
Examples:
  banyan explain src/orders/order.service.ts src/photos/photo.entity.ts
  banyan explain OrderService entity:Photo --root apps/api
  banyan explain order.service.ts --root apps/api          why it is where it is
  banyan explain OrderService PhotoService apps/api --json | jq .direct`;
