/** What the facts say about each file, as far as the page shows it. */
import type { CodeFacts, ImportFact } from '@banyan/model';
import { groupBy } from './group-by';
import type { FileFacts } from './report-data';

/** One entry a module, in the order of the facts. */
export function deriveFileFacts(facts: CodeFacts): FileFacts[] {
  const imports = groupBy(facts.imports, ({ file }) => file);
  const notes = groupBy(listNotes(facts), ({ file }) => file);
  return facts.modules.map(({ path, lines }) => ({
    path,
    lines,
    imports: toTargets(imports.get(path) ?? []),
    notes: (notes.get(path) ?? []).map(({ line, kind, text }) => ({ line, kind, text })),
  }));
}

/** Each imported file once; `types` when no import of it is left at run time. */
function toTargets(imports: readonly ImportFact[]): FileFacts['imports'] {
  const internal = imports.filter(({ to }) => to !== undefined);
  return [...groupBy(internal, ({ to }) => to as string)].map(([to, same]) => ({
    to,
    line: Math.min(...same.map(({ line }) => line)),
    types: same.every(({ kind }) => kind === 'type-only' || kind === 'import-type'),
  }));
}

function listNotes({
  processState,
  heavyWork,
}: CodeFacts): { file: string; line: number; kind: string; text: string }[] {
  const state = processState.map(({ file, line, kind, name }) => ({ file, line, kind: `state: ${kind}`, text: name }));
  const work = heavyWork.map(({ file, line, kind, what }) => ({ file, line, kind: `heavy work: ${kind}`, text: what }));
  return [...state, ...work].sort((left, right) => left.line - right.line);
}
