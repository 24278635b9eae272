/** What the question whether to split is judged by. */
import type { BoundaryProposal, ReadinessReason } from '@banyan/model';
import type { FactsIndex } from '../facts-index';

/** A proposal, and the facts and evidence it was made from. */
export interface ReadinessView {
  readonly index: FactsIndex;
  readonly proposal: Omit<BoundaryProposal, 'readiness'>;
}

/** One aspect of the question. */
export type ReadinessAspect = (view: ReadinessView) => ReadinessReason;

/** What an aspect speaks for. */
export type Says = (aspect: ReadinessReason['aspect']) => ReadinessReason['says'];

/** `1 file`, `3 files`. */
export function countOf(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}

/** `0.312` → `31 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
