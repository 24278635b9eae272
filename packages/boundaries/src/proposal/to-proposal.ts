/** A placement as a document: contexts with reasons, what is shared, every seam, the figures. */
import {
  type AddedRoundTrips,
  type BoundaryProposal,
  type BoundedContext,
  type ContextEndpoint,
  type EndpointFact,
  groupBy,
  type SharedMember,
} from '@banyan/model';
import { findBroken } from '../constraints/find-broken';
import { explainMember } from '../contexts/explain-member';
import type { Ground } from '../contexts/ground';
import type { GroupId, Placement } from '../contexts/placement';
import { homesOf } from '../contexts/homes-of';
import { usersOf } from '../contexts/users';
import { moduleOf } from '../facts-index';
import { measureCut } from './measure-cut';
import { measurePressure } from '../pressure/measure-pressure';
import { assessReadiness } from '../readiness/assess-readiness';
import { addedRoundTrips } from '../seams/added-round-trips';
import type { Landscape } from '../seams/crossing';

/** How the placement was found. */
type FoundBy = BoundaryProposal['detection'];

/** The proposal of a placement whose groups have names. */
export function toProposal(
  ground: Ground,
  placement: Placement,
  names: ReadonlyMap<GroupId, string>,
  detection: FoundBy,
): BoundaryProposal {
  const { landscape, seams, metrics } = measureCut(ground, placement, names);
  const proposal: BoundaryProposal = {
    schema: 'banyan/boundary-proposal@1',
    project: ground.index.facts.project.name,
    detection,
    contexts: toContexts(ground, placement, names, landscape),
    shared: toShared(ground, placement, names),
    seams,
    metrics,
    ...toUnmet(ground, placement),
  };
  return { ...proposal, readiness: assessReadiness({ index: ground.index, proposal }) };
}

/** Sizes may be out of reach; everything else is obeyed. */
function toUnmet({ constraints }: Ground, placement: Placement): Pick<BoundaryProposal, 'unmet'> {
  const unmet = constraints === undefined ? [] : findBroken(constraints, placement);
  return unmet.length === 0 ? {} : { unmet };
}

function toContexts(
  ground: Ground,
  placement: Placement,
  names: ReadonlyMap<GroupId, string>,
  landscape: Landscape,
): BoundedContext[] {
  const { index } = ground;
  const { contextOf } = landscape;
  const added = addedRoundTrips(landscape);
  const pressure = measurePressure(index, contextOf);
  const pinned = new Set(ground.constraints?.pinned.map((one) => one.name));
  const members = groupBy([...placement.groups.keys()].sort(), (module) => contextOf(module) ?? '');
  const entities = groupBy(
    [...placement.entities.keys()].sort(),
    (name) => names.get(placement.entities.get(name)!) ?? '',
  );
  const endpoints = groupBy(index.facts.endpoints, ({ handler }) => contextOf(moduleOf(handler)) ?? '');
  return [...members.keys()].sort().map((name) => ({
    name,
    members: (members.get(name) ?? []).map((module) => ({
      module,
      reasons: explainMember(ground, placement, module),
    })),
    entities: entities.get(name) ?? [],
    endpoints: (endpoints.get(name) ?? []).map((endpoint) => toEndpoint(endpoint, added(endpoint))),
    scalePressure: pressure.get(name) ?? { score: 0, reasons: [] },
    ...(pinned.has(name) ? { pinned: true } : {}),
  }));
}

function toEndpoint(
  { kind, method, path, handler, file, line }: EndpointFact,
  { once, perItem }: AddedRoundTrips,
): ContextEndpoint {
  const added = once + perItem === 0 ? {} : { added: { once, perItem } };
  return { kind, method, path, handler, file, line, ...added };
}

function toShared(ground: Ground, placement: Placement, names: ReadonlyMap<GroupId, string>): SharedMember[] {
  const users = usersOf(ground, placement.groups);
  const homes = homesOf(ground, placement);
  return [...placement.shared]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, { treatment, reason }]) => {
      const usedBy = [...(users.get(module) ?? [])].flatMap((group) => names.get(group) ?? []).sort();
      const home = names.get(homes.get(module) ?? -1);
      return { module, treatment, reason: reason(usedBy.length), usedBy, ...(home === undefined ? {} : { home }) };
    });
}
