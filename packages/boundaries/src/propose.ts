/** From facts to a boundary proposal: the whole of it in one function. */
import type { BoundaryProposal, BoundedContext, CodeFacts, ModulePath, Seam, SharedMember } from '@banyan/model';
import { explainMember, round } from './contexts/explain-member';
import { findPlainFolders } from './contexts/library-folders';
import { nameContexts } from './contexts/name-contexts';
import type { GroupId, Placement } from './contexts/placement';
import type { Ground } from './contexts/ground';
import { linkUses, usersOf } from './contexts/users';
import { bindBlocks } from './constraints/bind-blocks';
import { isEmpty } from './constraints/compile-constraints';
import type { Constraints } from './constraints/constraints';
import { findBroken } from './constraints/find-broken';
import { criteria } from './criteria/criteria';
import { featureFolders } from './criteria/feature-folder';
import { findAtoms } from './detection/atoms';
import { louvain } from './detection/louvain';
import { measureQuality } from './detection/quality';
import { sweep } from './detection/sweep';
import { groupBy, indexFacts, moduleOf } from './facts-index';
import { toBindingGraph } from './graph/binding-graph';
import { graphOf } from './graph/coupling-graph';
import { measurePressure } from './pressure/measure-pressure';
import { findRoles } from './roles/module-role';
import { findPipelineUses } from './roles/pipeline-uses';
import type { Landscape } from './seams/crossing';
import { listSeams } from './seams/list-seams';

/** How a proposal is looked for. */
export interface ProposeOptions {
  /** The same seed gives the same proposal. Default 1. */
  readonly seed?: number;
  /** A single resolution instead of a sweep: below 1 fewer, above 1 more contexts. */
  readonly resolution?: number;
  /** What the team has decided; compiled by `compileConstraints`. */
  readonly constraints?: Constraints;
}

/**
 * One way to cut the monolith, with a reason for every member and a price for every crossing.
 * Pure: the same facts and options give the same proposal, byte for byte.
 * @example propose(facts, { seed: 7 }).contexts.map(({ name }) => name)
 */
export function propose(
  facts: CodeFacts,
  { seed = 1, resolution, constraints }: ProposeOptions = {},
): BoundaryProposal {
  const ground = surveyGround(facts, constraints);
  const detection = sweep(ground, louvain, { seed, ...(resolution === undefined ? {} : { resolution }) });
  const { placement } = detection;
  const names = nameContexts(ground.index, placement);
  const landscape = toLandscape(ground, placement, names);
  const seams = listSeams(landscape);
  return {
    schema: 'banyan/boundary-proposal@1',
    project: facts.project.name,
    detection: { algorithm: detection.algorithm, seed: detection.seed, resolution: detection.resolution },
    contexts: toContexts(ground, placement, names, landscape),
    shared: toShared(ground, placement, names),
    seams,
    metrics: toMetrics(ground, placement, seams),
    ...toUnmet(ground, placement),
  };
}

function surveyGround(facts: CodeFacts, asked?: Constraints): Ground {
  const constraints = asked && !isEmpty(asked) ? asked : undefined;
  const index = indexFacts(facts);
  const roles = withoutIgnored(findRoles(index), constraints);
  const features = featureFolders(index);
  const coupling = graphOf(index, criteria);
  return {
    ...{ index, roles, features, coupling },
    links: linkUses(index, findPipelineUses(index), roles),
    plainFolders: findPlainFolders(index, roles, features),
    atoms: bindBlocks(findAtoms(index, features), constraints),
    binding: toBindingGraph(coupling, roles),
    ...(constraints && { constraints }),
  };
}

/** What the team ignores says as little about boundaries as a migration does. */
function withoutIgnored(roles: Ground['roles'], constraints: Constraints | undefined): Ground['roles'] {
  const ignored = constraints?.ignored ?? new Map();
  return ignored.size === 0
    ? roles
    : new Map([...roles].map(([module, role]) => [module, ignored.has(module) ? 'operations' : role]));
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
  const pinned = new Set(placement.names?.values());
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
