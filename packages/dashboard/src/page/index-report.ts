/** Look-ups over the data of a report, made once. */
import type { BoundedContext, ContextMember, Crossing, Seam, SharedMember } from '@banyan/model';
import type { FileFacts, HotspotFinding, ReportData } from '../data/report-data';
import { groupBy } from '../data/group-by';

/** A crossing with the seam it is of. */
export interface SeamCrossing extends Crossing {
  readonly from: string;
  readonly to: string;
}

/** Where a file is in the proposal. */
export type Place =
  | { readonly context: string; readonly member: ContextMember }
  | { readonly context?: undefined; readonly shared: SharedMember };

/** What every view looks things up in. */
export interface ReportIndex {
  readonly data: ReportData;
  readonly contexts: ReadonlyMap<string, BoundedContext>;
  readonly places: ReadonlyMap<string, Place>;
  readonly fileFacts: ReadonlyMap<string, FileFacts>;
  /** Files of the facts and of the proposal, sorted. */
  readonly files: readonly string[];
  readonly crossings: readonly SeamCrossing[];
  /** Crossings by the file they are in, and by the file they lead to. */
  readonly leaving: ReadonlyMap<string, readonly SeamCrossing[]>;
  readonly arriving: ReadonlyMap<string, readonly SeamCrossing[]>;
  /** Findings by the file they are in, and by the context of that file. */
  readonly findingsIn: ReadonlyMap<string, readonly HotspotFinding[]>;
  readonly findingsOf: ReadonlyMap<string, readonly HotspotFinding[]>;
}

/** The look-ups. */
export function indexReport(data: ReportData): ReportIndex {
  const { contexts, shared, seams } = data.proposal;
  const places = new Map([...contexts.flatMap(placesOf), ...shared.map(placeOfShared)]);
  const fileFacts = new Map((data.files ?? []).map((file) => [file.path, file]));
  const crossings = seams.flatMap(crossingsOf);
  const findings = data.hotspots?.findings ?? [];
  return {
    data,
    contexts: new Map(contexts.map((context) => [context.name, context])),
    places,
    fileFacts,
    files: [...new Set([...fileFacts.keys(), ...places.keys()])].sort(),
    crossings,
    leaving: groupBy(crossings, ({ file }) => file),
    arriving: groupBy(
      crossings.filter(({ target }) => target),
      ({ target }) => target?.file ?? '',
    ),
    findingsIn: groupBy(findings, ({ file }) => file),
    findingsOf: groupBy(findings, ({ file }) => places.get(file)?.context ?? ''),
  };
}

function placesOf({ name, members }: BoundedContext): [string, Place][] {
  return members.map((member) => [member.module, { context: name, member }]);
}

function placeOfShared(shared: SharedMember): [string, Place] {
  return [shared.module, { shared }];
}

function crossingsOf({ from, to, crossings }: Seam): SeamCrossing[] {
  return crossings.map((crossing) => ({ ...crossing, from, to }));
}

/** What the seams of a context cost together, both directions. */
export function priceOfContext({ data }: ReportIndex, context: string): number {
  const own = data.proposal.seams.filter(({ from, to }) => from === context || to === context);
  return Math.round(own.reduce((sum, { price }) => sum + price, 0) * 10) / 10;
}
