/** What to mend or decide before a context leaves. */
import {
  type BoundaryProposal,
  type BoundedContext,
  type CrossingKind,
  groupBy,
  type Prerequisite,
  type SourceLocation,
} from '@banyan/model';
import { listSome } from '../criteria/describe-module';
import type { FactsIndex } from '../facts-index';
import { breakCycles } from './break-cycles';
import { crossingsOf, type FoundPrerequisite, otherEnds, placesOf, type SeamCrossing } from './found-prerequisite';

/**
 * In the order of an extraction, each once, with its place: nothing can be parted while cycles pass the seam; state and
 * events of one process are lost to the second one the day it starts; calls in loops are felt when calls pass the
 * network; transactions, and tables that others write, matter when the data moves. Reads, joins and keys are priced in
 * the seams and can wait.
 */
export function listPrerequisites(
  proposal: BoundaryProposal,
  context: BoundedContext,
  index: FactsIndex,
): FoundPrerequisite[] {
  const crossings = groupBy(crossingsOf(proposal, context.name), ({ kind }) => kind);
  const ofKind = (kind: CrossingKind) => crossings.get(kind) ?? [];
  return [
    ...breakCycles(proposal, context, index),
    ...shareState(proposal, context.name, ofKind('shared-state')),
    ...publishEvents(context.name, index, ofKind('event')),
    ...batchCalls(context.name, ofKind('call-in-loop')),
    ...splitTransactions(context.name, ofKind('transaction')),
    ...moveTables(context.name, ofKind('table-write')),
  ];
}

/** Whoever else reaches the same state is concerned as well, whichever seam it shows in. */
function shareState(proposal: BoundaryProposal, context: string, found: readonly SeamCrossing[]): FoundPrerequisite[] {
  const all = crossingsOf(proposal, undefined, 'shared-state');
  return eachOf(found, ({ target }) => `${target?.file}`).map((group) => {
    const [{ target, text, ...place }] = group;
    const same = all.filter((one) => one.target?.file === target?.file);
    const users = otherEnds('', same);
    const what = `${text.replace(/^.*which leads to /, '')}: needed by ${listSome(users)}`;
    return toPrerequisite('share-state', what, target ?? place, otherEnds(context, same));
  });
}

/** Messages and jobs pass a broker already; an event stays in the process that emits it. Once for each event. */
function publishEvents(context: string, { facts }: FactsIndex, found: readonly SeamCrossing[]): FoundPrerequisite[] {
  const events = new Map(
    facts.emissions.flatMap(({ file, line, kind, name }) => (kind === 'event' ? [[`${file}:${line}`, name]] : [])),
  );
  const nameOf = ({ file, line }: SeamCrossing) => events.get(`${file}:${line}`);
  const inProcess = found.filter((crossing) => nameOf(crossing) !== undefined);
  return eachOf(inProcess, (one) => `${one.from}\n${one.to}\n${nameOf(one)}`).map((group) => {
    const [first] = group;
    const what = `${first.from} tells ${first.to} of the event ${nameOf(first)} inside of one process${placesOf(group)}`;
    return toPrerequisite('publish-event', `${what}: it needs a broker`, first, otherEnds(context, group));
  });
}

/** One for each function that is asked once per item, at the first of the places that do. */
function batchCalls(context: string, found: readonly SeamCrossing[]): FoundPrerequisite[] {
  const called = ({ from, text, target }: SeamCrossing) => `${from}\n${target?.file}:${target?.line ?? text}`;
  return eachOf(found, called).map((group) => {
    const [{ text, from, to, ...place }] = group;
    const what = `${from} asks ${to} once per item: ${text}${placesOf(group)}`;
    return toPrerequisite('batch-calls', what, place, otherEnds(context, group));
  });
}

function splitTransactions(context: string, found: readonly SeamCrossing[]): FoundPrerequisite[] {
  return eachOf(found, ({ file, line }) => `${file}:${line}`).map((group) => {
    const [{ text, ...place }] = group;
    const what = text.replace(/ writes .* in its transaction/, ' runs a transaction');
    return toPrerequisite(
      'split-transaction',
      `${what}: ${otherEnds('', group).join(', ')}`,
      place,
      otherEnds(context, group),
    );
  });
}

/** Foreign writes must go through the owner before the table can move. */
function moveTables(context: string, found: readonly SeamCrossing[]): FoundPrerequisite[] {
  const written = ({ from, text, target }: SeamCrossing) =>
    `${from}\n${target ? `${target.file}:${target.line}` : text.replace(/^.* writes (\S+).*$/, '$1')}`;
  return eachOf(found, written).map((group) => {
    const [{ text, from, to, ...place }] = group;
    const what = `${from} writes a table of ${to}: ${text}${placesOf(group)}`;
    return toPrerequisite('move-table', what, place, otherEnds(context, group));
  });
}

type Group = readonly [SeamCrossing, ...SeamCrossing[]];

function eachOf(found: readonly SeamCrossing[], keyOf: (crossing: SeamCrossing) => string): Group[] {
  return [...groupBy(found, keyOf).values()] as unknown as Group[];
}

function toPrerequisite(
  kind: Prerequisite['kind'],
  text: string,
  { file, line }: SourceLocation,
  others: readonly string[],
): FoundPrerequisite {
  return { kind, text, file, line, others };
}
