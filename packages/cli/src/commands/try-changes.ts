/** `banyan propose --set`: what changes of the last proposal do to its price and figures. */
import { join, relative } from 'node:path';
import { BanyanError, configFile, documentFiles } from '@banyan/model';
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
  const { compileLess } = await import('@banyan/facts');
  compileLess();
  const { indexFacts, tryChanges } = await import('@banyan/boundaries');
  const folder = documentFolderOf(root, options.out);
  const facts = await readDocument('code-facts', folder, root);
  const proposal = await readDocument('boundary-proposal', folder, root);
  const evidence = await readDocumentIfThere('runtime-evidence', folder);
  const startedAt = performance.now();
  const index = indexFacts(facts, evidence);
  const constraints = await readConstraints(root, index);
  const { cut, ...whatIf } = tryChanges(index, proposal, changes, constraints);
  const seconds = (performance.now() - startedAt) / 1000;
  process.stdout.write(options.json ? `${JSON.stringify(whatIf)}\n` : `${formatWhatIf(whatIf, seconds)}\n`);
  if (!options.write) return;
  refuseBroken(whatIf.broken);
  const { toChangedProposal } = await import('@banyan/boundaries');
  const changed = toChangedProposal(index, proposal, { cut, changes }, constraints);
  const file = join(folder, documentFiles['boundary-proposal']);
  await writeDocument(file, changed.proposal);
  if (!options.json) process.stdout.write(`\n${describeWritten(file, changed.rules)}\n`);
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
