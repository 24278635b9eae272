/** From a proposal to a rule. */
import {
  type AcceptedContext,
  type AcceptedShare,
  type BoundaryBaseline,
  type BoundaryProposal,
  groupBy,
  type ModulePath,
} from '@banyan/model';
import type { FactsIndex } from '../facts-index';
import { listCrossings, type PricedCrossing } from '../seams/list-seams';
import { toLandscape } from '../seams/to-landscape';
import { cutOf, toPlacement } from '../what-if/cut';
import { requireCurrent } from '../what-if/require-current';
import { compressPlaces } from './compress-places';
import { toKnown } from './known-crossings';
import { type Place, placeKey, placesOf } from './place';

/**
 * The boundaries of a proposal, with everything that crosses them today.
 * @throws BanyanError `BOUNDARIES_PROPOSAL_OUTDATED`
 */
export function buildBaseline(index: FactsIndex, proposal: BoundaryProposal): BoundaryBaseline {
  requireCurrent(index, proposal);
  const cut = cutOf(proposal);
  const { placement, names } = toPlacement(cut);
  return toBaseline(index, placesOf(proposal), cut.entities, listCrossings(toLandscape(index, placement, names)));
}

/** The same, from places and crossings. */
export function toBaseline(
  index: FactsIndex,
  places: ReadonlyMap<ModulePath, Place>,
  owners: ReadonlyMap<string, string>,
  crossings: readonly PricedCrossing[],
): BoundaryBaseline {
  const { name, source } = index.facts.project;
  const unplaced = index.modules.filter((module) => !places.has(module));
  const patterns = groupBy([...compressPlaces(places, unplaced)], ([, place]) => placeKey(place));
  const groups = [...patterns.values()].map((group) => ({
    place: group[0]![1],
    members: group.map(([pattern]) => pattern),
  }));
  return {
    schema: 'banyan/boundary-baseline@1',
    project: name,
    source,
    contexts: groups
      .flatMap((group) => toContext(index, group, places, owners))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    shared: groups.flatMap(toShare).sort((a, b) => (a.treatment < b.treatment ? -1 : 1)),
    crossings: toKnown(crossings),
  };
}

interface PlaceGroup {
  readonly place: Place;
  readonly members: readonly string[];
}

function toContext(
  index: FactsIndex,
  { place, members }: PlaceGroup,
  places: ReadonlyMap<ModulePath, Place>,
  owners: ReadonlyMap<string, string>,
): AcceptedContext[] {
  if (!('context' in place)) return [];
  const name = place.context;
  const foreign = [...owners].filter(([entity, owner]) => owner === name && !isDeclaredIn(index, entity, name, places));
  const entities = foreign.map(([entity]) => entity).sort();
  return [{ name, members, ...(entities.length > 0 && { entities }) }];
}

/** Such an entity goes with its file: it needs no line of its own. */
function isDeclaredIn(
  index: FactsIndex,
  entity: string,
  context: string,
  places: ReadonlyMap<ModulePath, Place>,
): boolean {
  const fact = index.entities.get(entity);
  const place = fact === undefined || fact.layer === 'sql' ? undefined : places.get(fact.file);
  return place !== undefined && 'context' in place && place.context === context;
}

function toShare({ place, members }: PlaceGroup): AcceptedShare[] {
  return 'shared' in place ? [{ treatment: place.shared, members }] : [];
}
