/** Why a member is where it is. */
import { groupBy, type MemberReason, type ModulePath } from '@banyan/model';
import { explainConstraints } from '../constraints/explain-constraints';
import type { CouplingGraph, CouplingPart } from '../graph/coupling-graph';
import type { Ground } from './ground';
import { groupOfNode, type Placement } from './placement';
import { isMiddle } from './pull-of';

/** Evidence lines per reason: enough to look, not a listing. */
const shownEvidence = 5;

/**
 * One reason per criterion that couples a member to its context, the heaviest first. Coupling through something in
 * common (a folder, a group of routes, an entity) counts when another member of the context has it too. What the team
 * has decided comes first.
 */
export function explainMember(
  { coupling: graph, constraints }: Pick<Ground, 'coupling' | 'constraints'>,
  placement: Placement,
  module: ModulePath,
): MemberReason[] {
  const parts = ownParts(graph, placement, module);
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const ruled = explainConstraints(constraints, module);
  const reasons = [...groupBy(parts, ({ criterion }) => criterion)].map(([criterion, group]) =>
    toReason(criterion, group, total),
  );
  if (reasons.length === 0 && ruled.length > 0) return ruled.map((one, at) => ({ ...one, weight: at === 0 ? 1 : 0 }));
  if (reasons.length === 0) {
    const followed = placement.followed.get(module) ?? 'came along with members that were too few for a context';
    return [{ criterion: 'follows-users', text: followed, weight: 1, evidence: [{ file: module, line: 1 }] }];
  }
  return [...ruled, ...reasons.sort((a, b) => b.weight - a.weight || (a.criterion < b.criterion ? -1 : 1))];
}

function ownParts(graph: CouplingGraph, placement: Placement, module: ModulePath): CouplingPart[] {
  const group = placement.groups.get(module);
  const isOwn = (node: string) => node !== module && groupOfNode(placement, node) === group;
  const parts: CouplingPart[] = [];
  graph.forEachEdge(module, (_edge, edge, a, b) => {
    const other = a === module ? b : a;
    if (isOwn(other) || (isMiddle(other) && graph.someNeighbor(other, isOwn))) parts.push(...edge.parts);
  });
  return parts;
}

function toReason(criterion: string, parts: readonly CouplingPart[], total: number): MemberReason {
  const sorted = [...parts].sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
  const more = sorted.length > 1 ? ` (and ${sorted.length - 1} more like it)` : '';
  return {
    criterion,
    text: `${sorted[0]?.text ?? ''}${more}`,
    weight: round(sorted.reduce((sum, { weight }) => sum + weight, 0) / total),
    evidence: sorted.flatMap(({ evidence }) => evidence).slice(0, shownEvidence),
  };
}

/** Three decimals: figures are judgement, not measurement. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
