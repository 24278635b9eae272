/** Holds today's code against the boundaries that were accepted. */
import { type BoundaryBaseline, groupBy, type KnownCrossing, type ModulePath } from '@banyan/model';
import { ownEntities } from '../contexts/own-entities';
import type { FactsIndex } from '../facts-index';
import { listCrossings, type PricedCrossing } from '../seams/list-seams';
import { toBaseline } from './build-baseline';
import {
  countAlike,
  countKnown,
  identify,
  isRestOf,
  keyOf,
  keyWithoutFile,
  keyWithoutFunction,
} from './known-crossings';
import type { Place } from './place';
import { type NewFile, placeModules } from './place-modules';

/** What a check finds. */
export interface BoundaryCheck {
  /** Crossings that are not known: they break the rule. */
  readonly added: readonly PricedCrossing[];
  /** Known ones that are still there. */
  readonly known: number;
  /** Known ones that are there no longer. */
  readonly gone: readonly KnownCrossing[];
  /** Files that no pattern names, with the place they were given. */
  readonly newFiles: readonly NewFile[];
  /** Files that no rule says anything about. */
  readonly unplaced: readonly ModulePath[];
  /** The baseline without what is gone; it never has more than before. */
  readonly shrunk: BoundaryBaseline;
  /** The baseline with all that is there now. */
  readonly accepted: BoundaryBaseline;
}

/** Pure: the same code and baseline give the same findings. */
export function checkBoundaries(index: FactsIndex, baseline: BoundaryBaseline): BoundaryCheck {
  const { places, added: newFiles, unplaced } = placeModules(index, baseline);
  const owners = ownersOf(index, baseline, places);
  const crossings = listCrossings({
    index,
    contextOf: (module) => contextOf(places.get(module)),
    ownerOfEntity: (entity) => owners.get(entity),
    isShared: (module) => isCarriedAlong(places.get(module)),
  });
  const { added, gone, kept } = compare(index, baseline.crossings, crossings);
  return {
    ...{ added, known: kept.reduce((sum, { count = 1 }) => sum + count, 0), gone, newFiles, unplaced },
    shrunk: { ...baseline, crossings: kept },
    accepted: toBaseline(index, places, owners, crossings),
  };
}

function contextOf(place: Place | undefined): string | undefined {
  return place !== undefined && 'context' in place ? place.context : undefined;
}

function isCarriedAlong(place: Place | undefined): boolean {
  return place !== undefined && 'shared' in place && place.shared !== 'stays-in-monolith';
}

/** Entities that the baseline names stay where they are while their context has a file; the others go with their files, else with who writes them. */
function ownersOf(
  index: FactsIndex,
  { contexts }: BoundaryBaseline,
  places: ReadonlyMap<ModulePath, Place>,
): ReadonlyMap<string, string> {
  const names = contexts.map(({ name }) => name);
  const numbers = new Map(names.map((name, number) => [name, number]));
  const groups = [...places].flatMap(([module, place]) => {
    const number = numbers.get(contextOf(place) ?? '');
    return number === undefined ? [] : [[module, number] as const];
  });
  const derived = [...ownEntities(index, new Map(groups))].map(([entity, number]) => [entity, names[number]!] as const);
  const held = new Set(groups.map(([, number]) => names[number]));
  const fixed = contexts
    .filter(({ name }) => held.has(name))
    .flatMap(({ name, entities = [] }) => entities.map((entity) => [entity, name] as const));
  return new Map([...derived, ...fixed]);
}

interface Comparison {
  readonly added: readonly PricedCrossing[];
  readonly gone: readonly KnownCrossing[];
  readonly kept: readonly KnownCrossing[];
}

/**
 * By what a crossing is called. Three more are known still, as long as the one they stand for is gone: one that moved
 * with its file, one whose function has another name now, and the import or injection that is left of a known call.
 */
function compare(index: FactsIndex, known: readonly KnownCrossing[], found: readonly PricedCrossing[]): Comparison {
  const open = countKnown(known);
  const kept: KnownCrossing[] = [];
  const use = (one: KnownCrossing | undefined, now: KnownCrossing): boolean => {
    const left = one === undefined ? 0 : (open.get(keyOf(one)) ?? 0);
    if (left === 0) return false;
    open.set(keyOf(one!), left - 1);
    kept.push(now);
    return true;
  };
  const unknown = found.map((crossing) => ({ crossing, now: identify(crossing) })).filter(({ now }) => !use(now, now));
  const lost = groupBy(
    known.filter(({ file }) => !index.has(file)),
    keyWithoutFile,
  );
  const alike = groupBy(known, keyWithoutFunction);
  const added = unknown.filter(({ now }) => {
    const moved = lost.get(keyWithoutFile(now)) ?? [];
    const renamed = alike.get(keyWithoutFunction(now)) ?? [];
    const rest = known.filter((one) => isRestOf(now, one));
    return ![...moved, ...renamed, ...rest].some((one) => use(one, now));
  });
  const gone = known.flatMap((one) => withCount(one, open.get(keyOf(one)) ?? 0));
  return { added: added.map(({ crossing }) => crossing), gone, kept: countAlike(kept) };
}

function withCount({ count: _count, ...one }: KnownCrossing, count: number): KnownCrossing[] {
  if (count === 0) return [];
  return [count > 1 ? { ...one, count } : one];
}
