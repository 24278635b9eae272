/**
 * Summaries of functions, to a fixed point: who asks a table once each time it is called, and where one call of such a
 * function is repeated. Breadth first from the queries upwards, so that each function knows its nearest query; a
 * function is looked at again only when it is reached by a harder way (not kept, not sent together).
 */
import type { DataAccessFact, RepeatFact, SymbolId } from '@banyan/model';
import { isAside } from '../../calls/is-aside';
import { targetsOf } from '../../calls/targets-of';
import type { Call, FactsIndex } from '../../facts-index';
import { ofHeirs } from './heirs';
import { type Asked, type Excuse, judgeRepeats } from './judge-repeats';

/** A function that asks once each time it is called, and by which way. */
export interface Summary extends Asked {
  readonly function: SymbolId;
  /** The call on the way down; none where the query is in the function itself. */
  readonly call?: Call;
  readonly below?: Summary;
  /** In a method of a base class: the heirs for which it asks. */
  readonly heirs?: ReadonlySet<SymbolId> | undefined;
  /** Whether an event or a dropped promise is on the way down: nobody waits for the query. */
  readonly aside: boolean;
  readonly depth: number;
  /** How much of the way is read in the code: less where a call may go to several functions. */
  readonly confidence: number;
}

/** A query or call that is repeated. */
export interface Site {
  readonly function: SymbolId;
  readonly file: string;
  readonly line: number;
  /** The call as written. */
  readonly text: string;
  /** The hook that runs for each row which the call loads or saves. */
  readonly hook?: SymbolId;
  readonly asks: Summary;
  /** Innermost first; at least one. */
  readonly repeats: readonly RepeatFact[];
}

/** A site that is none. */
export interface Excused extends Omit<Site, 'repeats'> {
  readonly excuse: Excuse;
}

/** What following one table up the calls gives. */
export interface Followed {
  readonly sites: readonly Site[];
  readonly excused: readonly Excused[];
  /** Functions that ask once each time they are called. */
  readonly summaries: ReadonlyMap<SymbolId, Summary>;
}

/** Ways that are longer say little: what is that far below is work, and no question. */
const deepest = 10;

/** @param accesses of one table and operation */
export function follow(index: FactsIndex, accesses: readonly DataAccessFact[]): Followed {
  const sites: Site[] = [];
  const excused: Excused[] = [];
  const summaries = new Map<SymbolId, Summary>();
  const waiting: Summary[] = [];
  const reach = (summary: Summary): void => {
    const known = summaries.get(summary.function);
    if (known && !isHarder(summary, known)) return;
    summaries.set(summary.function, summary);
    waiting.push(summary);
  };
  for (const access of accesses) {
    if (access.fallback) continue;
    const asks = summaryOf(access);
    const { repeats = [], function: owner, file, line, call: text } = access;
    if (!settle(repeats, asks, { function: owner, file, line, text }, sites, excused)) reach(asks);
  }
  for (let next = 0; next < waiting.length; next += 1) {
    const asks = waiting[next] as Summary;
    if (asks.depth >= deepest || summaries.get(asks.function) !== asks) continue;
    for (const call of index.callsTo.get(asks.function) ?? []) {
      const inherited = ofHeirs(index, asks, call);
      if (call.fallback || call.vague || !inherited.may) continue;
      const kept = asks.kept || call.remembered === true;
      const sure = throughKey(asks) * certainty(call, index) * (inherited.any ? anyHeir : 1) * throughOption(call);
      const aside = asks.aside || isAside(call) || call.unawaited === true;
      const above = { ...asks, kept, aside, heirs: inherited.heirs, confidence: asks.confidence * sure };
      const { from, file, line, text, through } = call;
      const site = { function: from, file, line, text, ...(through === 'hook' && { hook: call.to }) };
      if (!settle(repeatsOfCall(call, asks, index), above, site, sites, excused)) reach(throughCall(call, above));
    }
  }
  return { sites, excused, summaries };
}

/** @returns whether it is a site: what is above one is repeated already */
function settle(
  repeats: readonly RepeatFact[],
  asks: Summary,
  where: Omit<Site, 'asks' | 'repeats'>,
  sites: Site[],
  excused: Excused[],
): boolean {
  const { harmful, excuse } = judgeRepeats(repeats, asks);
  if (harmful.length > 0) sites.push({ ...where, asks, repeats: harmful });
  else if (excuse) excused.push({ ...where, asks, excuse });
  return harmful.length > 0;
}

/** A question that shows nothing of what it is asked for may be about settings: it is less surely one per element. */
const unasked = 0.9;

function throughKey({ access, depth }: Summary): number {
  return depth === 0 && access.operation === 'read' && access.key === undefined ? unasked : 1;
}

function summaryOf(access: DataAccessFact): Summary {
  const together = access.batched === true;
  return {
    function: access.function,
    access,
    together,
    kept: access.remembered === true,
    aside: false,
    heirs: access.heirs && new Set(access.heirs),
    depth: 0,
    confidence: throughOption(access),
  };
}

/** Each further call may stand below a condition, or behind something that answers before. */
const perCall = 0.95;

/** Below an option, or in place of what may be handed in: most callers never come there. */
const perOption = 0.65;

function throughOption({ optional }: Pick<DataAccessFact, 'optional'>): number {
  return optional === true ? perOption : 1;
}

/** A function that calls itself asks once per level; one that may call another of its name hands on to what it wraps. */
function repeatsOfCall(call: Call, { below }: Summary, index: FactsIndex): readonly RepeatFact[] {
  if (call.repeats && call.repeats.length > 0) return call.repeats;
  if (certainty(call, index) < 1) return [];
  if (call.repetition !== 'recursion' || (call.to !== call.from && below?.function !== call.from)) return [];
  return [{ by: 'recursion', line: call.line, over: 'collection', text: '', sequential: true }];
}

function throughCall(call: Call, below: Summary): Summary {
  return {
    function: call.from,
    access: below.access,
    together: below.together,
    kept: below.kept,
    aside: below.aside,
    heirs: below.heirs,
    call,
    below,
    depth: below.depth + 1,
    confidence: below.confidence * perCall,
  };
}

/** Of which heir of a base class it is, does not show. */
const anyHeir = 0.4;

/** A call that may go to several functions goes to each of them less surely. */
function certainty(call: Call, index: FactsIndex): number {
  const many = targetsOf(index, call);
  return many <= 1 ? 1 : many <= 3 ? 0.8 : 0.5;
}

/** The nearest way counts, unless a longer one is asked in a way that costs more. */
function isHarder(summary: Summary, known: Summary): boolean {
  return Number(!summary.kept) + Number(!summary.together) > Number(!known.kept) + Number(!known.together);
}
