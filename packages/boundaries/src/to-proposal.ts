/** A placement as a document: contexts with reasons, what is shared, every seam, the figures. */
import type { BoundaryProposal, BoundedContext, ModulePath, Seam, SharedMember } from '@banyan/model';
import { findBroken } from './constraints/find-broken';
import { explainMember, round } from './contexts/explain-member';
import type { Ground } from './contexts/ground';
import type { GroupId, Placement } from './contexts/placement';
import { usersOf } from './contexts/users';
import { measureQuality } from './detection/quality';
import { groupBy, moduleOf } from './facts-index';
import { measurePressure } from './pressure/measure-pressure';
import type { Landscape } from './seams/crossing';
import { listSeams } from './seams/list-seams';

/** How the placement was found. */
type FoundBy = BoundaryProposal['detection'];

/** The proposal of a placement whose groups have names. */
export function toProposal(
  ground: Ground,
  placement: Placement,
  names: ReadonlyMap<GroupId, string>,
  { algorithm, seed, resolution }: FoundBy,
): BoundaryProposal {
  const landscape = toLandscape(ground, placement, names);
  const seams = listSeams(landscape);
  return {
    schema: 'banyan/boundary-proposal@1',
    project: ground.index.facts.project.name,
    detection: { algorithm, seed, resolution },
    contexts: toContexts(ground, placement, names, landscape),
    shared: toShared(ground, placement, names),
    seams,
    metrics: toMetrics(ground, placement, seams),
    ...toUnmet(ground, placement),
  };
}

/** Sizes may be out of reach; everything else is obeyed. */
function toUnmet({ constraints }: Ground, placement: Placement): Pick<BoundaryProposal, 'unmet'> {
  const unmet = constraints === undefined ? [] : findBroken(constraints, placement);
  return unmet.length === 0 ? {} : { unmet };
}

function toLandscape({ index }: Ground, placement: Placement, names: ReadonlyMap<GroupId, string>): Landscape {
  const named = (group: GroupId | undefined) => (group === undefined ? undefined : names.get(group));
  return {
    index,
    contextOf: (module) => named(placement.groups.get(module)),
    ownerOfEntity: (entity) => named(placement.entities.get(entity)),
    isShared: (module) => isCarriedAlong(placement, module),
  };
}

/** What stays in the monolith does not run inside a service. */
function isCarriedAlong({ shared }: Placement, module: ModulePath): boolean {
  const verdict = shared.get(module);
  return verdict !== undefined && verdict.treatment !== 'stays-in-monolith';
}

function toContexts(
  ground: Ground,
  placement: Placement,
  names: ReadonlyMap<GroupId, string>,
  { contextOf }: Landscape,
): BoundedContext[] {
  const { index } = ground;
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
    endpoints: (endpoints.get(name) ?? []).map(({ kind, method, path, handler, file, line }) => ({
      kind,
      method,
      path,
      handler,
      file,
      line,
    })),
    scalePressure: pressure.get(name) ?? { score: 0, reasons: [] },
    ...(pinned.has(name) ? { pinned: true } : {}),
  }));
}

function toShared(ground: Ground, placement: Placement, names: ReadonlyMap<GroupId, string>): SharedMember[] {
  const users = usersOf(ground, placement.groups);
  return [...placement.shared]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, { treatment, reason }]) => {
      const usedBy = [...(users.get(module) ?? [])].flatMap((group) => names.get(group) ?? []).sort();
      return { module, treatment, reason: reason(usedBy.length), usedBy };
    });
}

function toMetrics({ coupling }: Ground, placement: Placement, seams: readonly Seam[]) {
  const members = placement.groups.size;
  const { modularity, cutShare } = measureQuality(coupling, placement);
  const all = members + placement.shared.size;
  return {
    contexts: new Set(placement.groups.values()).size,
    members,
    completeness: all === 0 ? 0 : round(members / all),
    modularity: round(modularity),
    cutShare: round(cutShare),
    price: round(seams.reduce((sum, { price }) => sum + price, 0)),
  };
}
