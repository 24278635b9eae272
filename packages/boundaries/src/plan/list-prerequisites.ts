/** What to mend or decide before a context leaves. */
import type { BoundaryProposal, BoundedContext, Crossing, Prerequisite } from '@banyan/model';
import { listSome } from '../criteria/describe-module';
import { type FactsIndex, groupBy, moduleOf } from '../facts-index';

/** Cycles over the seam, state to share, transactions to split, tables others write: each once, with its place. */
export function listPrerequisites(
  proposal: BoundaryProposal,
  context: BoundedContext,
  index: FactsIndex,
): Prerequisite[] {
  const crossings = proposal.seams
    .filter(({ from, to }) => from === context.name || to === context.name)
    .flatMap((seam) => seam.crossings.map((crossing) => ({ ...crossing, from: seam.from, to: seam.to })));
  const ofKind = (kind: Crossing['kind']) => crossings.filter((crossing) => crossing.kind === kind);
  return [
    ...breakCycles(proposal, context, index),
    ...shareState(proposal, ofKind('shared-state')),
    ...splitTransactions(ofKind('transaction')),
    ...moveTables(ofKind('table-write')),
  ];
}

type SeamCrossing = Crossing & { readonly from: string; readonly to: string };

/** Nest's own cycles (`forwardRef`) and import cycles that pass the seam and are still there at run time. */
function breakCycles(proposal: BoundaryProposal, context: BoundedContext, index: FactsIndex): Prerequisite[] {
  const contextOf = new Map(
    proposal.contexts.flatMap(({ name, members }) => members.map(({ module }) => [module, name])),
  );
  const passes = (a: string, b: string | undefined) => {
    const [from, to] = [contextOf.get(a), contextOf.get(b ?? '')];
    return from !== undefined && to !== undefined && from !== to && (from === context.name || to === context.name);
  };
  const wrapped = [
    ...index.facts.nestModules.flatMap(({ name, imports }) =>
      imports.map((one) => ({ ...one, by: name, to: one.name })),
    ),
    ...index.facts.injections.map(({ token, to, from, ...rest }) => ({
      ...rest,
      id: to,
      by: from.slice(from.indexOf('#') + 1),
      to: token,
    })),
  ].filter(({ forwardRef, id, file }) => forwardRef === true && id !== undefined && passes(file, moduleOf(id)));
  const forwardRefs = wrapped.map(({ by, to, file, line }) =>
    toPrerequisite('break-cycle', `${by} and ${to} need each other (forwardRef)`, file, line),
  );
  const imports = index.facts.cycles
    .filter(({ atRunTime }) => atRunTime)
    .flatMap(({ feedback }) => feedback.filter(({ file, to }) => passes(file, to)))
    .map(({ file, line, to }) =>
      toPrerequisite('break-cycle', `this import of ${to} closes a cycle over the seam`, file, line),
    );
  const named = new Set(forwardRefs.map(({ file }) => file));
  return [...forwardRefs, ...imports.filter(({ file }) => !named.has(file))];
}

/** Whoever else reaches the same state is concerned as well, whichever seam it shows in. */
function shareState(proposal: BoundaryProposal, crossings: readonly SeamCrossing[]): Prerequisite[] {
  const all = proposal.seams.flatMap((seam) =>
    seam.crossings.map((crossing) => ({ ...crossing, ends: [seam.from, seam.to] })),
  );
  return [...groupBy(crossings, ({ target }) => `${target?.file}`).values()].map((group) => {
    const [{ target, text, file, line }] = group as [SeamCrossing];
    const same = all.filter((one) => one.kind === 'shared-state' && one.target?.file === target?.file);
    const users = [...new Set(same.flatMap(({ ends }) => ends))].sort();
    const what = text.replace(/^.*which leads to /, '');
    return toPrerequisite(
      'share-state',
      `${what}: needed by ${listSome(users)}`,
      target?.file ?? file,
      target?.line ?? line,
    );
  });
}

function splitTransactions(crossings: readonly SeamCrossing[]): Prerequisite[] {
  return [...groupBy(crossings, ({ file, line }) => `${file}:${line}`).values()].map((group) => {
    const [{ text, file, line }] = group as [SeamCrossing];
    const others = [...new Set(group.flatMap(({ from, to }) => [from, to]))].sort();
    return toPrerequisite(
      'split-transaction',
      `${text.replace(/ writes .* in its transaction/, ' runs a transaction')}: ${others.join(', ')}`,
      file,
      line,
    );
  });
}

/** Foreign writes must go through the owner before the table can move. */
function moveTables(crossings: readonly SeamCrossing[]): Prerequisite[] {
  return [...groupBy(crossings, ({ from, target }) => `${from}\n${target?.file}:${target?.line}`).values()].map(
    (group) => {
      const [{ text, from, to, file, line }] = group as [SeamCrossing];
      const more = group.length > 1 ? ` (${group.length} places)` : '';
      return toPrerequisite('move-table', `${from} writes a table of ${to}: ${text}${more}`, file, line);
    },
  );
}

function toPrerequisite(kind: Prerequisite['kind'], text: string, file: string, line: number): Prerequisite {
  return { kind, text, file, line };
}
