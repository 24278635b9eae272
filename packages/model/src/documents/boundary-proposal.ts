/** BoundaryProposal: one way to cut the monolith into bounded contexts, with a reason for every member and a price for every crossing. */
import type { ModulePath, SourceLocation, SymbolId } from './location';

/** One way to cut all. */
export interface BoundaryProposal {
  readonly schema: 'banyan/boundary-proposal@1';
  /** Name of the analysed project. */
  readonly project: string;
  readonly detection: {
    readonly algorithm: string;
    readonly seed: number;
    readonly resolution: number;
    /** What the cut was chosen by; compares with the other cuts of the same run only. */
    readonly objective?: number;
  };
  /** Whether to split at all, said honestly. */
  readonly readiness?: Readiness;
  readonly contexts: readonly BoundedContext[];
  /** Members that several contexts need; they are not forced into one. */
  readonly shared: readonly SharedMember[];
  readonly seams: readonly Seam[];
  readonly metrics: ProposalMetrics;
  /** Changes made to it after detection, in the words of `banyan propose --set`. */
  readonly changed?: readonly string[];
  /** What `banyan.yaml` asks for and no placement was found for, e.g. a size; everything else it asks for is obeyed. */
  readonly unmet?: readonly (SourceLocation & { readonly text: string })[];
  /** Other ways to cut the same monolith, from few large contexts to many small ones. */
  readonly alternatives?: readonly AlternativeCut[];
}

/** Another way to cut, in short; `banyan propose --cut <name>` makes it the proposal. */
export interface AlternativeCut {
  /** Lower case, one of `balanced`, `coarse`, `fine`, `modules`. */
  readonly name: string;
  /** One sentence: how it differs from the proposal, and what that costs or saves. */
  readonly text: string;
  readonly contexts: readonly { readonly name: string; readonly members: readonly ModulePath[] }[];
  readonly metrics: ProposalMetrics;
}

/** Whether to split, and why. */
export interface Readiness {
  /** `stay`: remain a modular monolith, mend what `first` lists; `split-some`: take these out, keep the rest; `split`: all. */
  readonly verdict: 'stay' | 'split-some' | 'split';
  /** One sentence for people. */
  readonly text: string;
  readonly reasons: readonly ReadinessReason[];
  /** Contexts that are worth taking out, best first; empty for `stay`. */
  readonly candidates: readonly string[];
  /** What to mend inside the monolith first, with its place. */
  readonly first: readonly (SourceLocation & { readonly text: string })[];
}

/** One aspect of the question whether to split. */
export interface ReadinessReason {
  readonly aspect: 'team' | 'ownership' | 'domains' | 'scale' | 'coupling' | 'size';
  /** What this aspect speaks for; `unknown` where the evidence is missing, and the text says how to get it. */
  readonly says: 'stay' | 'split' | 'unknown';
  readonly text: string;
}

/** A group of members that could be one service. */
export interface BoundedContext {
  /** Lower case with dashes, e.g. `image-processing`. */
  readonly name: string;
  readonly members: readonly ContextMember[];
  /** Entities that belong to this context. */
  readonly entities: readonly string[];
  /** Entry points whose handlers are members. */
  readonly endpoints: readonly ContextEndpoint[];
  readonly scalePressure: ScalePressure;
  /** Mean stability of the members, 0 to 1. */
  readonly stability?: number;
  /** Whether the team's constraints name this context. */
  readonly pinned?: boolean;
}

/** One file of a context. */
export interface ContextMember {
  readonly module: ModulePath;
  readonly reasons: readonly MemberReason[];
  /** How often it stays with the rest of its context over the seeds of the detection, 0 to 1. */
  readonly stability?: number;
}

/** Why a member is where it is. */
export interface MemberReason {
  /** Name of the coupling criterion, e.g. `nest-module`, `injection`, `shared-entity`. */
  readonly criterion: string;
  readonly text: string;
  /** Share of this criterion in the member's coupling to its context, 0 to 1. */
  readonly weight: number;
  readonly evidence: readonly SourceLocation[];
}

/** An entry point of a context. */
export interface ContextEndpoint extends SourceLocation {
  readonly kind: string;
  readonly method: string;
  readonly path: string;
  readonly handler: SymbolId;
  /** Calls to other contexts that a request makes: over the network once the contexts are services. Absent for none. */
  readonly added?: AddedRoundTrips;
}

/** What a cut adds to one request, at most: every branch is counted. */
export interface AddedRoundTrips {
  readonly once: number;
  readonly perItem: number;
}

/** Reasons to give a context machines of its own. */
export interface ScalePressure {
  /** 0 = none; the sum of the reasons' weights. Comparable within one proposal. */
  readonly score: number;
  readonly reasons: readonly PressureReason[];
}

/** One reason, with the place it is about. */
export interface PressureReason extends SourceLocation {
  readonly text: string;
  readonly weight: number;
  /** Where it was measured: its share of all processor time or of all time of requests, and of all requests, 0 to 1. */
  readonly measured?: MeasuredPressure;
}

/** How much of what was observed is a context's. */
export interface MeasuredPressure {
  /** `processor`: time of profiles. `requests`: rate times time to answer, which is how many requests are under way. */
  readonly by: 'processor' | 'requests';
  readonly share: number;
  /** Its share of the requests; absent without traffic. */
  readonly ofRequests?: number;
}

/** What to do with a member that several contexts need. */
export type SharedTreatment = 'library' | 'replicate' | 'own-service' | 'stays-in-monolith';

/** A member that belongs to no single context. */
export interface SharedMember {
  readonly module: ModulePath;
  readonly treatment: SharedTreatment;
  readonly reason: string;
  /** Contexts that need it. */
  readonly usedBy: readonly string[];
  /** The context it is coupled to most: who would look after it. Absent where nothing tells. */
  readonly home?: string;
}

/** Where two contexts meet; directed: `from` depends on `to`. */
export interface Seam {
  readonly from: string;
  readonly to: string;
  readonly crossings: readonly Crossing[];
  /** Sum of the crossings' prices. */
  readonly price: number;
  /** What the prices stand for. */
  readonly cost?: SeamCost;
}

/** What a cut along a seam adds to requests, and what it leaves to be done. */
export interface SeamCost {
  /** Places that will ask the other side over the network, once each time they run. */
  readonly roundTrips: number;
  /** Places that will ask it once per item. */
  readonly perItem: number;
  /** Transactions that become sagas. */
  readonly sagas: number;
  /** Entities of the other side that are read, written, joined or referred to: tables to split, copy or ask for. */
  readonly tables: readonly string[];
}

/** What passes a seam. */
export type CrossingKind =
  | 'call'
  | 'call-in-loop'
  | 'injection'
  | 'import'
  | 'table-read'
  | 'table-write'
  | 'foreign-key'
  | 'join'
  | 'transaction'
  | 'event'
  | 'shared-state';

/** One call, table, key, join, transaction or piece of state that passes a seam. */
export interface Crossing extends SourceLocation {
  readonly kind: CrossingKind;
  /** One line for people, e.g. `FilterService.apply calls PhotoService.findOwned`. */
  readonly text: string;
  /** Where the other end is declared. */
  readonly target?: SourceLocation;
  readonly price: number;
  /** What could replace it, e.g. `grpc-call`, `batch-call`, `read-model`, `saga-with-outbox`. */
  readonly pattern: string;
}

/** Quality of a proposal. */
export interface ProposalMetrics {
  readonly contexts: number;
  readonly members: number;
  /** Share of members placed in a context (the rest is shared), 0 to 1. */
  readonly completeness: number;
  /** Newman and Girvan's Q of the coupling graph for this partition. */
  readonly modularity: number;
  /** Share of coupling weight that crosses a boundary, 0 to 1. */
  readonly cutShare: number;
  readonly price: number;
  /** Mean stability of the members, 0 to 1. */
  readonly stability?: number;
}
