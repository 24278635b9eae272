/**
 * Scale pressure: reasons to give a context machines of its own.
 *
 * What was measured replaces what the code looks like (`measured-pressure.ts`). Weights are judgement. Work that keeps a core busy while a caller waits dominates: in one process it stalls every
 * other request. The same work behind a queue or a schedule counts less, unreachable work next to nothing. Database
 * calls in a loop and the number of endpoints say where traffic is felt.
 */
import {
  type EndpointFact,
  groupBy,
  type ModulePath,
  type PressureReason,
  type ScalePressure,
  type SourceLocation,
} from '@banyan/model';
import { round } from '../contexts/explain-member';
import { type FactsIndex, moduleOf, shortName } from '../facts-index';
import { observedEndpoints } from '../traffic/observed-endpoints';
import { processorTime } from '../traffic/processor-time';
import { type EntryPoints, findEntryPoints } from './entry-points';
import { findLoopedAccesses } from './looped-accesses';
import { isMachineWork, type MachineWork, type MachineWorkKind } from './machine-work';
import { measuredPressure } from './measured-pressure';
import { isPasswordHashing } from './password-hashing';

/** Weight of heavy work: in a request, in the background, not reached from any entry point. */
const heavy: Readonly<Record<MachineWorkKind, readonly [number, number, number]>> = {
  'cpu-loop': [10, 4, 1],
  'cpu-library': [10, 4, 1],
  'sync-call': [3, 1, 0.25],
};
/** Slow on purpose, once per sign-in. */
const hashing = [1, 0.5, 0.1] as const;
/** The second heavy line of a function adds little to the first. */
const sameFunction = 0.25;
/** The calls in between could not be followed (a table of functions), only the imports. */
const perhaps = 0.5;
const accessInLoop = 0.5;
const perEndpoint = 0.1;

/** The scale pressure of every context, by name. Work in shared code counts for the contexts whose entry points reach it. */
export function measurePressure(
  index: FactsIndex,
  contextOf: (module: ModulePath) => string | undefined,
): ReadonlyMap<string, ScalePressure> {
  const measured = [...measuredPressure(index, contextOf)].map(([context, reason]) => ({ context, reason }));
  const found = [
    ...measured,
    ...heavyReasons(index, contextOf),
    ...loopReasons(index, contextOf),
    ...endpointReasons(index, contextOf),
  ];
  return new Map(
    [...groupBy(found, ({ context }) => context)].map(([context, group]) => {
      const reasons = group.map(({ reason }) => reason).sort((a, b) => b.weight - a.weight || compare(a, b));
      return [context, { score: round(reasons.reduce((sum, { weight }) => sum + weight, 0)), reasons }];
    }),
  );
}

interface Found {
  readonly context: string;
  readonly reason: PressureReason;
}

function heavyReasons(index: FactsIndex, contextOf: (module: ModulePath) => string | undefined): Found[] {
  const entryPoints = findEntryPoints(index, contextOf);
  const profiled = processorTime(index)?.linesOf;
  const byFunction = groupBy(
    index.facts.heavyWork.filter(isMachineWork).filter(({ file }) => index.has(file) && !profiled?.has(file)),
    (work) => work.function,
  );
  return [...byFunction].flatMap(([id, works]) => {
    const reach = entryPoints(id);
    const own = contextOf(moduleOf(id));
    const users = reach.endpoints.map(({ handler }) => contextOf(moduleOf(handler)));
    const contexts = own === undefined ? [...new Set(users)] : [own];
    return contexts.flatMap((context) =>
      context === undefined
        ? []
        : works.map((work, position) => ({ context, reason: toReason(work, reach, position) })),
    );
  });
}

function toReason(work: MachineWork, { endpoints, certain }: EntryPoints, position: number): PressureReason {
  const [inRequest, inBackground, unreached] = isPasswordHashing(work) ? hashing : heavy[work.kind];
  const waited = endpoints.find(({ kind }) => !isBackground(kind));
  const entry = waited ?? endpoints[0];
  const weight = (waited ? inRequest : entry ? inBackground : unreached) * (certain ? 1 : perhaps);
  const text = `${shortName(work.function)}: ${work.what}, ${describeReach(endpoints, certain, waited)}`;
  return { text, weight: round(position === 0 ? weight : weight * sameFunction), file: work.file, line: work.line };
}

function describeReach(endpoints: readonly EndpointFact[], certain: boolean, waited?: EndpointFact): string {
  const entry = waited ?? endpoints[0];
  if (entry === undefined) return 'not reached from an entry point';
  const more = endpoints.length > 1 ? ` and ${endpoints.length - 1} more` : '';
  const name = `${entry.method} ${entry.path}${more}`;
  if (!certain) return `in code that ${name} loads`;
  return waited ? `awaited in ${name}` : `run by ${name}`;
}

function isBackground(kind: EndpointFact['kind']): boolean {
  return kind === 'cron' || kind === 'queue' || kind === 'event' || kind === 'message';
}

function loopReasons(index: FactsIndex, contextOf: (module: ModulePath) => string | undefined): Found[] {
  return findLoopedAccesses(index).flatMap(({ from, to, file, line }) => {
    const context = contextOf(file);
    const text = `${shortName(from)} asks the database once per item through ${shortName(to)}`;
    return context === undefined ? [] : [{ context, reason: { text, weight: accessInLoop, file, line } }];
  });
}

function endpointReasons(index: FactsIndex, contextOf: (module: ModulePath) => string | undefined): Found[] {
  const observed = observedEndpoints(index);
  const guessed = index.facts.endpoints.filter((endpoint) => !observed.has(endpoint));
  const byContext = groupBy(guessed, ({ handler }) => contextOf(moduleOf(handler)));
  return [...byContext].flatMap(([context, endpoints]) => {
    const [first] = endpoints;
    if (context === undefined || first === undefined) return [];
    const unseen = observed.size > 0 ? ' that no traffic was seen of' : '';
    const text = `serves ${endpoints.length} entry point${endpoints.length === 1 ? '' : 's'}${unseen}`;
    return [
      { context, reason: { text, weight: round(endpoints.length * perEndpoint), file: first.file, line: first.line } },
    ];
  });
}

function compare(a: SourceLocation, b: SourceLocation): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}
