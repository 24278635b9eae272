/** Where a baseline puts a file: into a context, or with what is shared. */
import type { BoundaryBaseline, BoundaryProposal, ModulePath, SharedTreatment } from '@banyan/model';

/** One of the two. */
export type Place = { readonly context: string } | { readonly shared: SharedTreatment };

/** The same text for the same place. */
export function placeKey(place: Place): string {
  return 'context' in place ? `context ${place.context}` : `shared ${place.shared}`;
}

/** The place of every file of a proposal. */
export function placesOf({ contexts, shared }: BoundaryProposal): Map<ModulePath, Place> {
  return new Map<ModulePath, Place>([
    ...contexts.flatMap(({ name, members }) => members.map(({ module }) => [module, { context: name }] as const)),
    ...shared.map(({ module, treatment }) => [module, { shared: treatment }] as const),
  ]);
}

/** The place of every pattern of a baseline. */
export function patternsOf({ contexts, shared }: BoundaryBaseline): Map<string, Place> {
  return new Map<string, Place>([
    ...contexts.flatMap(({ name, members }) => members.map((pattern) => [pattern, { context: name }] as const)),
    ...shared.flatMap(({ treatment, members }) => members.map((pattern) => [pattern, { shared: treatment }] as const)),
  ]);
}
