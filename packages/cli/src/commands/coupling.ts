/** `banyan coupling`: what belongs to what, how much and where that is written, at any level. */
import type { LevelName } from '@banyan/boundaries';
import { BanyanError } from '@banyan/model';
import { Command, Option } from 'commander';
import type { CouplingAnswer } from '../coupling/coupling-answer';
import { couplingFormatOf, couplingFormats } from '../coupling/coupling-formats';
import { documentFolderOf } from '../documents/document-folder';
import { printPieces } from '../documents/print-pieces';
import { readDocument, readDocumentIfThere } from '../documents/read-document';
import { writePieces } from '../documents/write-document';

interface CouplingOptions {
  readonly level: LevelName;
  readonly of?: string;
  readonly criterion?: string[];
  readonly top?: number;
  readonly format: keyof typeof couplingFormats;
  readonly json?: boolean;
  readonly out?: string;
  readonly outFile?: string;
}

const levelNames: readonly LevelName[] = ['function', 'class', 'file', 'folder', 'context', 'entity', 'endpoint'];

/** Builds the command. */
export function couplingCommand(): Command {
  return new Command('coupling')
    .description(
      'List what belongs to what, how much and why, between functions, classes, files, folders, contexts, entities or entry points.',
    )
    .argument('[root]', 'folder of the analysed project', '.')
    .addOption(new Option('--level <name>', 'what is coupled').choices(levelNames).default('file'))
    .option('--of <node>', 'edges of this node only: as much of its name as is unique')
    .option('--criterion <name...>', 'what these criteria say only, e.g. call, shared-entity')
    .option('--top <number>', 'at most so many edges, the heaviest', toTop)
    .addOption(new Option('--format <name>', describeFormats()).choices(Object.keys(couplingFormats)).default('table'))
    .addOption(new Option('--json', 'the same as --format json').conflicts('format'))
    .option('--out-file <file>', 'write to this file instead of the terminal')
    .option('--out <dir>', 'folder of the documents instead of <root>/.banyan')
    .action(runCoupling)
    .addHelpText('after', explanation);
}

function describeFormats(): string {
  return Object.entries(couplingFormats)
    .map(([name, { describes }]) => `${name} ${describes}`)
    .join('; ');
}

async function runCoupling(root: string, options: CouplingOptions): Promise<void> {
  const { format, top } = couplingFormatOf(options.json ? 'json' : options.format);
  const answer = await answerFor(root, options, options.top ?? top);
  if (options.outFile === undefined) return printPieces(format(answer));
  await writePieces(options.outFile, format(answer));
}

async function answerFor(root: string, options: CouplingOptions, top: number | undefined): Promise<CouplingAnswer> {
  const { indexFacts, levelNamed, viewCoupling } = await import('@banyan/boundaries');
  const folder = documentFolderOf(root, options.out);
  const level = levelNamed(options.level);
  const facts = await readDocument('code-facts', folder, root);
  const index = indexFacts(facts, await readDocumentIfThere('runtime-evidence', folder));
  const graph = level.couple(index, level.needsProposal && (await readDocument('boundary-proposal', folder, root)));
  const view = viewCoupling(graph, {
    ...(options.of !== undefined && { of: options.of }),
    ...(options.criterion && { criteria: options.criterion }),
    ...(top !== undefined && { top }),
  });
  return { project: facts.project.name, level: level.name, ...view };
}

function toTop(text: string): number {
  const top = Number(text);
  if (Number.isSafeInteger(top) && top > 0) return top;
  throw new BanyanError(
    'CLI_BAD_TOP',
    `--top ${text} is not a number of edges.`,
    'Give a whole number from 1, e.g. --top 50.',
  );
}

const explanation = `
Levels:
  function  functions, classes, entities and entry points, by what the facts say of each
  class     the same, every method in its class
  file      files, entities and what files have in common, by all criteria (the default)
  folder    feature folders; a file outside of any stays a file
  context   contexts of the proposal; a file in none stays a file
  entity    entities, by keys and by transactions, functions and entry points that use both
  endpoint  entry points, by the functions, tables and guards they share
From function to file and from file to context weights add up; what is inside one node is not told.

JSON:
  { project, level, of?, criteria, total, nodes, edges }
  criteria  [{ name, edges, weight }]   what each has said, the heaviest first
  total     { nodes, edges, weight }    with what --top leaves out
  nodes     [{ id, edges, weight }]     src/a.ts, src/a.ts#A.run, entity:Photo, endpoint:GET /photos, folder:src/photos,
                                        context:images; in common: subject:photo, route:photo, guard:Admin, owner:@team
  edges     [{ from, to, weight, parts, partings? }]        the heaviest first
  parts     [{ criterion, weight, from, text, evidence }]   from needs the other; evidence is [{ file, line }]
  partings  [{ parting, leaves, text, evidence }]           why it weighs less than its parts once did
Examples:
  banyan coupling apps/api --level class --criterion call injection
  banyan coupling apps/api --level function --of OrderService.place
  banyan coupling apps/api --level entity --top 50
  banyan coupling apps/api --level context --format mermaid --out-file docs/coupling.mmd
  banyan coupling apps/api --level folder --top 60 --format dot | dot -Tsvg > coupling.svg
  banyan coupling apps/api --level endpoint --json | jq '.edges[0].parts'`;
