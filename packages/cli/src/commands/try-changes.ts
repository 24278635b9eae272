/** `banyan propose --set`: what changes of the last proposal do to its price and figures. */
import { join, relative } from 'node:path';
import { indexFacts, toEdges, tryChanges, type WhatIf } from '@banyan/boundaries/what-if';
import { compileLess } from '@banyan/facts/process';
import { BanyanError, configFile, documentFiles } from '@banyan/model';
import { readChangeBasis } from '../change-basis/read-change-basis';
import { documentFolderOf } from '../documents/document-folder';
import { readConstraints } from '../documents/read-constraints';
import { readDocument, readDocumentIfThere } from '../documents/read-document';
import { writeDocument } from '../documents/write-document';
import { formatWhatIf } from '../print/format-what-if';
import { paint } from '../print/paint';

/** What `--set` comes with. */
export interface TryOptions {
  readonly out?: string;
  readonly write?: boolean;
  readonly json?: boolean;
}

/** Prints what the changes do; with `--write` they are kept. */
export async function runChanges(root: string, changes: readonly string[], options: TryOptions): Promise<void> {
  compileLess();
  const folder = documentFolderOf(root, options.out);
  const { facts, proposal, coupling } = await readChangeBasis(folder, root);
  const startedAt = performance.now();
  const index = indexFacts(facts);
  const constraints = await readConstraints(root, index);
  const { cut, ...whatIf } = tryChanges(index, proposal, changes, toEdges(coupling), constraints);
  const seconds = (performance.now() - startedAt) / 1000;
  process.stdout.write(options.json ? `${JSON.stringify(whatIf)}\n` : `${formatWhatIf(whatIf, seconds)}\n`);
  if (!options.write) return;
  refuseBroken(whatIf.broken);
  const file = join(folder, documentFiles['boundary-proposal']);
  const rules = await writeChanged(root, folder, { cut, changes });
  if (!options.json) process.stdout.write(`\n${describeWritten(file, rules)}\n`);
}

/** A proposal with reasons takes the whole documents. @returns the rules that keep the changes */
async function writeChanged(root: string, folder: string, made: Pick<WhatIf, 'cut' | 'changes'>): Promise<string> {
  const { toChangedProposal } = await import('@banyan/boundaries');
  const facts = await readDocument('code-facts', folder, root);
  const index = indexFacts(facts, await readDocumentIfThere('runtime-evidence', folder));
  const constraints = await readConstraints(root, index);
  const old = await readDocument('boundary-proposal', folder, root);
  const { proposal, rules } = toChangedProposal(index, old, made, constraints);
  await writeDocument(join(folder, documentFiles['boundary-proposal']), proposal);
  return rules;
}

/** The next proposal would take such a change back. */
function refuseBroken(broken: readonly { readonly line: number; readonly text: string }[]): void {
  if (broken.length === 0) return;
  throw new BanyanError(
    'CLI_CHANGE_BREAKS_RULE',
    `The changed proposal breaks ${configFile} and was not written.`,
    `Change ${configFile} first, or leave out --write.`,
    { problems: broken.map(({ line, text }) => ({ code: 'PROJECT_CONFIG_BROKEN', path: '', message: text, line })) },
  );
}

function describeWritten(file: string, rules: string): string {
  return [
    `changed proposal in ${relative(process.cwd(), file)}`,
    paint(
      'dim',
      `The next \`banyan propose\` looks anew. Said in ${configFile}, this keeps what has moved where it is; what no rule names may still go elsewhere:`,
    ),
    rules,
  ].join('\n');
}
