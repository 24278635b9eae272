/** What to mend inside the monolith first, whatever is decided. */
import { type BoundedContext, groupBy, type Readiness, type SourceLocation } from '@banyan/model';
import { type FactsIndex, shortName } from '../facts-index';
import { listPrerequisites } from '../plan/list-prerequisites';
import { findLoopedAccesses } from '../pressure/looped-accesses';
import { heavyContexts } from './heavy-contexts';
import type { ReadinessView } from './readiness-view';

type Mending = SourceLocation & { readonly text: string };

/** Places shown of each kind. */
const shown = 2;

/** Cycles, transactions and tables over contexts, queries in loops, state in memory, single heavy places. */
export function mendFirst(view: ReadinessView, contexts: readonly BoundedContext[]): Readiness['first'] {
  const { index, proposal } = view;
  const files = new Set(contexts.flatMap(({ members }) => members.map(({ module }) => module)));
  const required = groupBy(
    contexts.flatMap((context) => listPrerequisites(proposal, context, index)),
    ({ kind }) => kind,
  );
  return [
    ...some(required.get('break-cycle') ?? []),
    ...some(required.get('split-transaction') ?? []),
    ...some(required.get('move-table') ?? []),
    ...some(loopedQueries(index, files)),
    ...some([...stateInMemory(index), ...(required.get('share-state') ?? [])]),
    ...some(heavyPlaces(view, contexts)),
  ];
}

/** The first places of a kind, each once; the last of them says how many more there are. */
function some(all: readonly Mending[]): Mending[] {
  const places = [...groupBy(all, ({ file, line }) => `${file}:${line}`).values()].map(([first]) => first!);
  const rest = places.length - shown;
  return places.slice(0, shown).map(({ text, file, line }, at) => {
    const more = at === shown - 1 && rest > 0 ? ` (and ${rest} more like it)` : '';
    return { file, line, text: `${text}${more}` };
  });
}

function loopedQueries(index: FactsIndex, files: ReadonlySet<string>): Mending[] {
  return findLoopedAccesses(index)
    .filter(({ from, to, file }) => from !== to && files.has(file))
    .map(({ from, to, file, line }) => ({
      file,
      line,
      text: `${shortName(from)} asks the database once per item through ${shortName(to)}`,
    }));
}

/** What a second instance of the same process would already break. */
function stateInMemory({ facts, has }: FactsIndex): Mending[] {
  return facts.processState
    .filter(({ file, use }) => use !== undefined && use !== 'cache' && has(file))
    .map(({ name, use, file, line }) => ({ file, line, text: `${name} (${use}) lives in the memory of one process` }));
}

/** Heavy work that no service is proposed for. */
function heavyPlaces(view: ReadinessView, contexts: readonly BoundedContext[]): Mending[] {
  return heavyContexts(view)
    .filter(({ context, differs, affordable }) => contexts.includes(context) && !(differs && affordable))
    .flatMap(({ reasons }) => reasons)
    .map(({ text, file, line }) => ({ file, line, text: `${text}: a queue or a worker thread` }));
}
