/** Why two members are together or apart, and why one is where it is. */
import type { Crossing, MemberReason } from '@banyan/model';
import { moduleOf } from '../facts-index';
import { type NodeId } from '../criteria/criterion';
import { type Bond, bondsBetween } from './bond';
import { type ForcedBy, forcedBy } from './forced-by';
import { type PartingReason, reasonsToPart } from './reasons-to-part';
import { placedMember, type Standing, standingOf } from './standing';
import type { Survey } from './survey';
import { type Way, waysBetween } from './ways-between';

/** All there is to say about two members. */
export interface PairExplanation {
  readonly verdict: 'together' | 'apart' | 'not-both-in-a-context';
  readonly members: readonly [Standing, Standing];
  /** What the team has decided about the two. */
  readonly forced: readonly ForcedBy[];
  readonly direct: readonly Bond[];
  readonly through: readonly Way[];
  /** What passes from one to the other when they are apart. */
  readonly crossings: readonly Crossing[];
  readonly toPart: readonly PartingReason[];
}

/** All there is to say about one member. */
export interface MemberExplanation {
  readonly member: Standing;
  /** As the proposal gives them; for an entity, who owns it. */
  readonly reasons: readonly MemberReason[];
  /** What it is coupled to most, with the context of that. */
  readonly nearest: readonly (Bond & { readonly node: NodeId; readonly context?: string })[];
}

/** Neighbours that are told. */
const shown = 8;

/** Why two members are together or apart. */
export function explainPair(survey: Survey, a: NodeId, b: NodeId): PairExplanation {
  const [left, right] = [survey.contextOf(a), survey.contextOf(b)];
  const placed = left !== undefined && right !== undefined;
  return {
    verdict: !placed ? 'not-both-in-a-context' : left === right ? 'together' : 'apart',
    members: [standingOf(survey, a), standingOf(survey, b)],
    forced: forcedBy(survey.constraints, a, b),
    direct: bondsBetween(survey.coupling, a, b),
    through: waysBetween(survey.binding, a, b),
    crossings: crossingsBetween(survey, a, b),
    toPart: reasonsToPart(survey, a, b),
  };
}

/** Why a member is where it is. */
export function explainOne(survey: Survey, node: NodeId): MemberExplanation {
  const { coupling, contextOf } = survey;
  const nearest = (coupling.hasNode(node) ? coupling.neighbors(node) : []).flatMap((other) => {
    const [strongest] = bondsBetween(coupling, node, other);
    const context = contextOf(other);
    const weight = Math.round(coupling.getEdgeAttribute(coupling.edge(node, other), 'weight') * 1000) / 1000;
    return [{ node: other, ...(context !== undefined && { context }), ...strongest!, weight }];
  });
  return {
    member: standingOf(survey, node),
    reasons: placedMember(survey, node)?.reasons ?? whyEntity(survey, node),
    nearest: nearest.sort((a, b) => b.weight - a.weight || (a.node < b.node ? -1 : 1)).slice(0, shown),
  };
}

/** An entity goes with the file that declares it, else with the context that writes it most. */
function whyEntity({ index, contextOf }: Survey, node: NodeId): MemberReason[] {
  const entity = index.entities.get(node.replace(/^entity:/, ''));
  const context = contextOf(node);
  if (entity === undefined || context === undefined) return [];
  const declared = contextOf(entity.file) === context;
  const text = declared ? `declared in ${entity.file}, which is in ${context}` : `${context} writes it most`;
  const criterion = declared ? 'entity-declaration' : 'shared-entity';
  return [{ criterion, text, weight: 1, evidence: [{ file: entity.file, line: entity.line }] }];
}

function crossingsBetween({ proposal, index }: Survey, a: NodeId, b: NodeId): Crossing[] {
  const files = [a, b].map((node) => index.entities.get(node.replace(/^entity:/, ''))?.file ?? moduleOf(node));
  return proposal.seams
    .flatMap(({ crossings }) => crossings)
    .filter(
      ({ file, target }) =>
        target !== undefined && file !== target.file && files.includes(file) && files.includes(target.file),
    );
}
