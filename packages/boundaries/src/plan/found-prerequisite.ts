/** A prerequisite on its way into a plan, and pieces that all of them are made of. */
import type { BoundaryProposal, Crossing, CrossingKind, Prerequisite } from '@banyan/model';

/** With the other contexts that are concerned: once they are outside, nothing of it may be left. */
export interface FoundPrerequisite extends Prerequisite {
  readonly others: readonly string[];
}

/** A crossing with the ends of its seam. */
export type SeamCrossing = Crossing & { readonly from: string; readonly to: string };

/** The crossings of the seams of a context, or of all of them; of one kind, or of all. */
export function crossingsOf({ seams }: BoundaryProposal, context?: string, kind?: CrossingKind): SeamCrossing[] {
  return seams
    .filter(({ from, to }) => context === undefined || from === context || to === context)
    .flatMap(({ from, to, crossings }) =>
      crossings
        .filter((crossing) => kind === undefined || crossing.kind === kind)
        .map((crossing) => ({ ...crossing, from, to })),
    );
}

/** The other ends, sorted. */
export function otherEnds(context: string, crossings: readonly SeamCrossing[]): string[] {
  const ends = new Set(crossings.flatMap(({ from, to }) => [from, to]));
  ends.delete(context);
  return [...ends].sort();
}

/** ` (3 places)`, or nothing for one. */
export function placesOf({ length }: readonly unknown[]): string {
  return length > 1 ? ` (${length} places)` : '';
}
