/** What speaks for two members being apart. */
import type { ScalePressure, SourceLocation } from '@banyan/model';
import type { NodeId } from '../criteria/criterion';
import { baseName } from '../facts-index';
import { bondsBetween } from './bond';
import type { Survey } from './survey';

/** One reason, with its places. */
export interface PartingReason {
  readonly text: string;
  readonly evidence: readonly SourceLocation[];
}

/** Uses that bind little, what weakens the coupling, and work of one that the other does not have. */
export function reasonsToPart(survey: Survey, a: NodeId, b: NodeId): PartingReason[] {
  return [
    ...sharedUses(survey, a, b),
    ...weakenedBy(survey, a, b),
    ...pressureOf(survey, a, b),
    ...pressureOf(survey, b, a),
  ];
}

/** Partings, with the share of the coupling that each leaves. */
function weakenedBy({ coupling }: Survey, a: NodeId, b: NodeId): PartingReason[] {
  if (!coupling.hasNode(a) || !coupling.hasNode(b) || !coupling.hasEdge(a, b)) return [];
  const { partings = [] } = coupling.getEdgeAttributes(coupling.edge(a, b));
  return partings.map(({ parting, leaves, text, evidence }) => {
    return { text: `${parting} leaves ${Math.round(leaves * 100)} % of their coupling: ${text}`, evidence };
  });
}

/** Below this share of its weight a use is told to bind next to nobody. */
const weak = 1 / 3;
/** From so many importers on a file is told to be made for many. */
const many = 5;

/** Uses of what many use, or of one that uses many: detection shares them, so that each binds little. */
function sharedUses({ coupling, binding, index }: Survey, a: NodeId, b: NodeId): PartingReason[] {
  const bound = new Map(bondsBetween(binding, a, b).map(({ text, weight }) => [text, weight]));
  const shared = bondsBetween(coupling, a, b).filter(({ text, weight }) => (bound.get(text) ?? 0) < weight * weak);
  if (shared.length === 0) return [];
  const [used, users] = [a, b].map((node) => [node, usersOf(index, node)] as const).sort((x, y) => y[1] - x[1])[0]!;
  const why = users >= many ? `${baseName(used)} is made for many (${users} files import it)` : 'they are two of many';
  const text = `${why}: ${shared.map((one) => one.text).join('; ')} binds little`;
  return [{ text, evidence: shared.flatMap(({ evidence }) => evidence) }];
}

function usersOf({ imports }: Survey['index'], node: NodeId): number {
  return new Set(imports.filter(({ to }) => to === node).map(({ file }) => file)).size;
}

/** Heavy work in one of the two files: it may want machines of its own. */
function pressureOf({ proposal, index }: Survey, node: NodeId, other: NodeId): PartingReason[] {
  if (index.facts.heavyWork.some(({ file }) => file === other)) return [];
  const reasons = proposal.contexts.flatMap(({ scalePressure }): ScalePressure['reasons'] => scalePressure.reasons);
  const places = new Set(index.facts.heavyWork.filter(({ file }) => file === node).map(({ line }) => line));
  return reasons
    .filter(({ file, line }) => file === node && places.has(line))
    .map(({ text, file, line }) => ({ text: `scales differently: ${text}`, evidence: [{ file, line }] }));
}
