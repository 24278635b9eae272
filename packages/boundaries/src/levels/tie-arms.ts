/** What several nodes have in common, as ties between each two of them. */
import type { SourceLocation } from '@banyan/model';
import type { CouplingScore, NodeId } from '../criteria/criterion';

/** A thing in common, and those that have it. */
export interface Star {
  readonly middle: NodeId;
  readonly arms: readonly Arm[];
  /** One line for people about two that have it, or one of them when it stays a node. */
  readonly tell: (arms: readonly Arm[]) => string;
}

/** One that has it, and how strongly. */
export interface Arm {
  readonly node: NodeId;
  readonly score: number;
  /** What it does with it, e.g. `writes`. */
  readonly does?: string;
  readonly evidence: readonly SourceLocation[];
}

/** What more have in common stays a node of its own: pairs grow with the square. */
export const mostInPairs = 12;

/**
 * Two arms hold like resistors in a row, weaker than the weaker one; and what n have in common ties each two of them by
 * the (n - 1)th part (Newman 2001, on authors of one paper).
 */
export function tieArms({ middle, arms, tell }: Star): CouplingScore[] {
  const others = arms.length - 1;
  if (others < 1) return [];
  if (arms.length > mostInPairs) {
    return arms.map((arm) => ({
      ...{ from: arm.node, to: middle, score: arm.score / others },
      ...{ text: tell([arm]), evidence: arm.evidence },
    }));
  }
  return arms.flatMap((one, at) =>
    arms.slice(at + 1).map((other) => ({
      ...{ from: one.node, to: other.node, score: 1 / (1 / one.score + 1 / other.score) / others },
      ...{ text: tell([one, other]), evidence: [...one.evidence, ...other.evidence] },
    })),
  );
}
