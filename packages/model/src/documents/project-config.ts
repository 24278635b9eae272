/** ProjectConfig: what the team has decided, in `banyan.yaml` at the root of the analysed project. */

import type { DatabaseServer } from './deployment-facts';
import type { Severity } from './finding-report';

/** The whole file. */
export interface ProjectConfig {
  readonly schema: 'banyan/project-config@1';
  readonly boundaries?: BoundaryRules;
  readonly hotspots?: HotspotSettings;
}

/** What `banyan hotspots` leaves out or takes more or less seriously. */
export interface HotspotSettings {
  /** By the name of a rule: how much its findings matter here, whatever it says itself; `off` leaves them out. */
  readonly severity?: Readonly<Record<string, Severity | 'off'>>;
  /** Nothing is found in files that one of these matches: a file, a folder, or a glob. */
  readonly ignore?: readonly PathPattern[];
  /** By a name of the team's: what no file beside the code says of its databases, e.g. of managed ones. */
  readonly databases?: Readonly<Record<string, DatabaseSettings>>;
}

/** How many connections a database takes, and who opens them. Comes before what deployment files say. */
export interface DatabaseSettings {
  readonly server: DatabaseServer;
  /**
   * `max_connections` of the server, or what the plan of a managed one allows.
   * @asType integer
   * @minimum 1
   */
  readonly maxConnections?: number;
  /**
   * Processes of the application that connect to it at most, each with a pool of its own.
   * @asType integer
   * @minimum 1
   */
  readonly instances?: number;
  /**
   * Where its pools are set up; every pool that leads to such a server where it is absent.
   * @minItems 1
   */
  readonly pools?: readonly PathPattern[];
}

/** A file (`src/orders/order.service.ts`), a folder with everything below it (`src/legacy`) or a glob (`src/**\/*.seed.ts`). */
export type PathPattern = string;

/** What every boundary proposal has to obey. */
export interface BoundaryRules {
  /** Contexts that are settled. Others may still be found beside them. */
  readonly contexts?: readonly PinnedContext[];
  /** Each list: its members are in one context, or none of them is in any. */
  readonly together?: readonly (readonly MemberPattern[])[];
  /** Each list: what one entry matches shares no context with what another entry matches. */
  readonly apart?: readonly (readonly MemberPattern[])[];
  /** Files that are part of no context and say nothing about boundaries. */
  readonly ignore?: readonly MemberPattern[];
  /** Sizes of all contexts, in files. */
  readonly sizes?: SizeBounds;
  /** Files by owner, e.g. a team: a context never holds files of two owners. */
  readonly owners?: Readonly<Record<string, readonly MemberPattern[]>>;
}

/** A context that the team has settled. */
export interface PinnedContext {
  /**
   * Lower case with dashes, e.g. `image-processing`.
   * @pattern ^[a-z0-9]+(-[a-z0-9]+)*$
   */
  readonly name: string;
  /**
   * What is in it, whatever else joins.
   * @minItems 1
   */
  readonly members: readonly MemberPattern[];
  /** An owner from `owners`: files of the others never join. */
  readonly owner?: string;
  /** Instead of the `sizes` of all contexts. */
  readonly size?: SizeBounds;
}

/**
 * A file (`src/orders/order.service.ts`), a folder with everything below it (`src/orders`), a glob (`src/orders/*.ts`)
 * or an entity (`entity:Order`). Where several patterns say one thing, `!` before a pattern takes files away again.
 */
export type MemberPattern = string;

/** How many files a context may have. */
export interface SizeBounds {
  /**
   * @asType integer
   * @minimum 1
   */
  readonly min?: number;
  /**
   * @asType integer
   * @minimum 1
   */
  readonly max?: number;
}
