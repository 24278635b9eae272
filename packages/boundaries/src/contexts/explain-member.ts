/** Why a member is where it is. */
import type { MemberReason, ModulePath } from '@banyan/model';
import type { CouplingGraph, CouplingPart } from '../graph/coupling-graph';
import { groupBy } from '../facts-index';
import { groupOfNode, type Placement } from './placement';

/** Evidence lines per reason: enough to look, not a listing. */
const shownEvidence = 5;

/**
 * One reason per criterion that couples a member to its context, the heaviest first. Coupling through something in
 * common (a folder, a group of routes, an entity) counts when another member of the context has it too.
 */
export function explainMember(graph: CouplingGraph, placement: Placement, module: ModulePath): MemberReason[] {
  const parts = ownParts(graph, placement, module);
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const reasons = [...groupBy(parts, ({ criterion }) => criterion)].map(([criterion, group]) =>
    toReason(criterion, group, total),
  );
  if (reasons.length === 0) {
    const followed = placement.followed.get(module) ?? 'came along with members that were too few for a context';
    return [{ criterion: 'follows-users', text: followed, weight: 1, evidence: [{ file: module, line: 1 }] }];
  }
  return reasons.sort((a, b) => b.weight - a.weight || (a.criterion < b.criterion ? -1 : 1));
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

/** The middle of a star that is not itself placed: a folder, a group of routes, a word. */
function isMiddle(node: string): boolean {
  return /^(folder|route|subject):/.test(node);
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
