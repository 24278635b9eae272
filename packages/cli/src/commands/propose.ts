/** `banyan propose`: where the project could be cut, with the reason for every member and every crossing. */
import { join, relative } from 'node:path';
import { BanyanError, documentFiles } from '@banyan/model';
import type { CutName } from '@banyan/boundaries';
import { Command, Option } from 'commander';
import { documentFolderOf } from '../documents/document-folder';
import { readConstraints } from '../documents/read-constraints';
import { readDocument, readDocumentIfThere } from '../documents/read-document';
import { writeDocument } from '../documents/write-document';
import { formatEvidenceUsed } from '../print/format-evidence-used';
import { formatProposal } from '../print/format-proposal';
import { paint } from '../print/paint';
import { graphHelp, type GraphOptions, proposeForGraph, refuseWithoutGraph, toCount } from './propose-graph';
import { runChanges } from './try-changes';

interface ProposeOptions extends GraphOptions {
  readonly out?: string;
  readonly seed: number;
  readonly cut: CutName;
  readonly context?: string;
  readonly brief?: boolean;
  readonly json?: boolean;
  readonly set?: readonly string[];
  readonly write?: boolean;
}

/** Builds the command. */
export function proposeCommand(): Command {
  return new Command('propose')
    .description('Propose bounded contexts: why each file is where it is, and every crossing with its price.')
    .argument('[root]', 'folder of the analysed project', '.')
    .option('--out <dir>', 'folder of the documents instead of <root>/.banyan')
    .option('--seed <number>', 'seed of the detection; the same seed gives the same proposal', toSeed, 1)
    .addOption(
      new Option('--cut <name>', 'how finely to cut; every other cut is shown beside it')
        .choices(['balanced', 'coarse', 'fine', 'modules'])
        .default('balanced'),
    )
    .option('--context <name>', 'print this context and its seams only')
    .option('--brief', 'print the contexts without members and crossings')
    .option('--json', 'print the whole proposal, or what changes do, as JSON')
    .option('--set <change>', 'say what a change of the last proposal does; may be given again', collect)
    .option('--write', 'with --set: keep the changed proposal')
    .option('--graph <file>', 'contexts for a plain weighted graph of any language instead of an analysed project')
    .option('-k <number>', 'with --graph: exactly that many contexts (found out when absent)', toCount)
    .option(
      '--algorithm <name>',
      'what groups feature modules into contexts (leiden when absent); with --graph: one algorithm as it is',
    )
    .action(runPropose)
    .addHelpText('after', graphHelp)
    .addHelpText('after', examples);
}

async function runPropose(root: string, options: ProposeOptions): Promise<void> {
  if (options.graph !== undefined) return proposeForGraph(options.graph, options);
  refuseWithoutGraph(options);
  if (options.set) return runChanges(root, options.set, options);
  if (options.write) throw writeWithoutSet();
  const { indexFacts, propose } = await import('@banyan/boundaries');
  const folder = documentFolderOf(root, options.out);
  const facts = await readDocument('code-facts', folder, root);
  const constraints = await readConstraints(root, indexFacts(facts));
  const evidence = await readDocumentIfThere('runtime-evidence', folder);
  const proposal = propose(facts, {
    seed: options.seed,
    cut: options.cut,
    ...(options.algorithm !== undefined && { algorithm: options.algorithm }),
    ...(constraints && { constraints }),
    ...(evidence && { evidence }),
  });
  const file = join(folder, documentFiles['boundary-proposal']);
  await writeDocument(file, proposal);
  if (options.json) return void process.stdout.write(`${JSON.stringify(proposal)}\n`);
  const text = formatProposal(proposal, {
    ...(options.context && { context: options.context }),
    brief: options.brief ?? false,
  });
  const closing = [formatEvidenceUsed(evidence, root), `proposal in ${relative(process.cwd(), file)}`];
  process.stdout.write(`${text}\n${closing.map((line) => paint('dim', line)).join('\n')}\n`);
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function writeWithoutSet(): BanyanError {
  return new BanyanError(
    'CLI_WRITE_WITHOUT_SET',
    '--write keeps a change, and there is none.',
    "Say which, e.g. --set 'move src/photos/albums to albums'; a proposal itself is always written.",
  );
}

function toSeed(text: string): number {
  const seed = Number(text);
  if (Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw new BanyanError(
    'CLI_BAD_SEED',
    `--seed ${text} is not a whole number.`,
    'Give a whole number from 0, e.g. --seed 7.',
  );
}

const examples = `
What the team has decided stands in banyan.yaml at the root of the project, and every proposal obeys it:

  # yaml-language-server: $schema=…/packages/model/schemas/project-config.schema.json
  schema: banyan/project-config@1
  boundaries:
    contexts:
      - name: images                    a settled context; others may join unless size says no
        members: [src/images, entity:Photo, '!src/images/legacy.ts']
        size: { max: 60 }
    together: [[src/a.ts, src/b.ts]]    in one context, or both in none
    apart: [[src/orders, src/billing]]  never in one context
    ignore: ['src/generated/**']        part of no context
    sizes: { min: 5, max: 200 }         files of every context
    owners: { red: [src/orders] }       no context holds files of two owners
Examples:
  banyan propose apps/api
  banyan propose apps/api --brief
  banyan propose apps/api --cut modules   feature modules of a monolith that stays one
  banyan propose apps/api --set 'move src/photos/albums to new albums'
  banyan propose apps/api --set 'move AlbumsService to photos' --set 'merge tags into photos' --write
  banyan propose apps/api --set 'rename photos to gallery'
  banyan propose apps/api --context images
  banyan propose apps/api --json | jq '.contexts[].name'
  banyan propose --graph graph.json
  banyan propose --graph graph.json -k 8 --json | jq .assignment`;
