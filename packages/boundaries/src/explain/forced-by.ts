/** Rules of the team that leave two members no choice. */
import { configFile, type SourceLocation } from '@banyan/model';
import type { Constraints, Pointer } from '../constraints/constraints';
import type { NodeId } from '../criteria/criterion';

/** A rule that keeps two members together or apart, with its lines. */
export interface ForcedBy {
  readonly text: string;
  readonly evidence: readonly SourceLocation[];
}

/** Rules that name both; where several rules only together hold them in one context, that is told too. */
export function forcedBy(constraints: Constraints | undefined, a: NodeId, b: NodeId): ForcedBy[] {
  if (constraints === undefined) return [];
  const { links, separations, blocks, lineOf } = constraints;
  const tell = (text: string, places: readonly (Pointer | undefined)[]): ForcedBy => ({
    text,
    evidence: places.flatMap((place) => (place === undefined ? [] : [{ file: configFile, line: lineOf(place) }])),
  });
  const held = links
    .filter(({ kind, nodes }) => kind !== 'declares' && nodes.has(a) && nodes.has(b))
    .map(({ nodes }) => tell('banyan.yaml holds them in one context', [nodes.get(a), nodes.get(b)]));
  const parted = separations
    .filter(({ colours }) => colours.has(a) && colours.has(b) && colours.get(a) !== colours.get(b))
    .map(({ places }) => tell('banyan.yaml keeps them apart', [places.get(a), places.get(b)]));
  const inOneBlock = held.length === 0 && blocks.some(({ nodes }) => nodes.includes(a) && nodes.includes(b));
  const over = inOneBlock ? [tell('several rules of banyan.yaml hold them in one context', [])] : [];
  return [...held, ...over, ...parted];
}
