/** FindingReport: where it hurts, on which line, why, and what to do. Written by `banyan hotspots`. */
import type { EndpointKind } from './framework-facts';
import type { ModulePath, SourceLocation, SymbolId } from './location';
import type { RepetitionContext } from './repetition-context';

/** All findings about one project, the gravest first. */
export interface FindingReport<Step = ChainStep> {
  readonly schema: 'banyan/finding-report@1';
  readonly project: string;
  /** What the findings rest on besides the code, e.g. `traces`, `profile`; empty for the code alone. */
  readonly evidence: readonly string[];
  readonly findings: readonly Finding<Step>[];
  /** What looked like a finding and is none, with the reason. */
  readonly harmless: readonly HarmlessFinding[];
  /** Findings that a comment in the code takes out. */
  readonly suppressed: readonly SuppressedFinding<Step>[];
}

/** The report as it is written: thousands of chains go over the same few hundred calls. */
export interface StoredFindingReport extends FindingReport<StoredStep> {
  /** Every call of the chains once. Absent from reports whose chains hold their steps themselves. */
  readonly steps?: readonly ChainStep[];
}

/** Where the step stands in `steps`, from 0; or the step itself. */
export type StoredStep = number | ChainStep;

/** How much it matters: `high` is worth an hour today. */
export type Severity = 'high' | 'medium' | 'low';

/** One thing that hurts, at one line. */
export interface Finding<Step = ChainStep> extends SourceLocation {
  /**
   * Stays the same when lines move and when other findings come and go: rule, function, subject and a fingerprint of the
   * calls on its line; with a number only where all of that is the same.
   */
  readonly id: string;
  /** Name of the rule, e.g. `n-plus-one`. */
  readonly rule: string;
  readonly severity: Severity;
  /** How sure it is, 0 to 1: how much of the chain was read in the code or seen in a trace. */
  readonly confidence: number;
  /** One line, e.g. `Photo is read once per photo of the page`. */
  readonly title: string;
  /** Why it hurts here, in sentences; each stands on a fact of the code or a figure that was measured. */
  readonly reasons: readonly string[];
  readonly function: SymbolId;
  /** The table, library, column or piece of state that it is about. */
  readonly subject: string;
  /** Entry points that lead here, the one that matters most first; empty when none is known. */
  readonly entryPoints: readonly FindingEntryPoint<Step>[];
  /** Other lines that belong to it. */
  readonly related?: readonly (SourceLocation & { readonly text: string })[];
  /** What makes it happen many times. */
  readonly multiplier?: Multiplier;
  readonly fix: Fix;
  /** What was measured about it; absent where nothing was. */
  readonly measured?: Measured;
  /** Sorts the findings; comparable within one report. */
  readonly score: number;
}

/** An entry point with the calls that lead from it to the line of the finding. */
export interface FindingEntryPoint<Step = ChainStep> {
  readonly kind: EndpointKind;
  readonly method: string;
  readonly path: string;
  readonly handler: SymbolId;
  /** From the handler on; the last step is the line of the finding itself, or one above it. */
  readonly chain: readonly Step[];
}

/** One call on the way. */
export interface ChainStep extends SourceLocation {
  readonly from: SymbolId;
  readonly to: SymbolId;
  /** The call as written. */
  readonly text: string;
  readonly repetition?: RepetitionContext;
  /**
   * How it gets there, where it is not called by its name: a hook of the data layer, a command or query that is waited
   * for, an event that is not.
   */
  readonly through?: 'hook' | 'command' | 'event';
  /** How many functions the call may lead to, where that is more than one: an interface, a table of functions. */
  readonly oneOf?: number;
}

/** What repeats a query or a piece of work. */
export interface Multiplier extends SourceLocation {
  readonly repetition: RepetitionContext;
  /** E.g. `once per element of projects`. */
  readonly text: string;
  /** Times per request that were seen in traces. */
  readonly seen?: { readonly mean: number; readonly max: number };
}

/** What to do. */
export interface Fix {
  /** A sentence. */
  readonly text: string;
  /** Code in the words of the data layer or framework at hand. */
  readonly sketch?: string;
  /** Whether it is mended where it is, or better taken out into a service or worker of its own. */
  readonly where: 'monolith' | 'worker' | 'service' | 'infrastructure';
}

/** Figures from the evidence. */
export interface Measured {
  /** Requests per second of its entry points. */
  readonly rate?: number;
  /** Milliseconds, 95 of 100 requests of the busiest entry point are faster. */
  readonly p95?: number;
  /** Database statements per request. */
  readonly queries?: number;
  /** Milliseconds per request that it costs. */
  readonly milliseconds?: number;
  /** Share of all processor time, 0 to 1. */
  readonly cpuShare?: number;
  /** Milliseconds for which it kept the event loop without a break, the longest time; absent below 100. */
  readonly stall?: number;
}

/** Not a finding, and why not. */
export interface HarmlessFinding extends SourceLocation {
  readonly rule: string;
  readonly function: SymbolId;
  readonly subject: string;
  /** Stable word, e.g. `batched`, `paged`, `constant-count`. */
  readonly reason: string;
  readonly text: string;
}

/** Taken out by a comment. */
export interface SuppressedFinding<Step = ChainStep> {
  readonly finding: Finding<Step>;
  /** The reason the comment gives. */
  readonly reason: string;
  readonly file: ModulePath;
  readonly line: number;
}
