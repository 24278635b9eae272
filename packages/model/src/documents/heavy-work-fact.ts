/** Facts about work that keeps a core, the thread pool or another process busy. */
import type { AccessKey } from './data-facts';
import type { SourceLocation, SymbolId } from './location';
import type { RepetitionContext } from './repetition-context';

/**
 * - `cpu-loop`: nested loops over indexed data
 * - `cpu-library`: a library that computes
 * - `sync-call`: a core API that waits (`readFileSync`)
 * - `core-call`: a core API that computes on the thread pool (`crypto.pbkdf2`, `zlib.gzip`)
 * - `child-process`: a program that is started and not waited for by the thread (`spawn`)
 * - `json`: `JSON.parse` and `JSON.stringify` of what is plausibly large
 * - `regex`: a regular expression on text that is not constant
 */
export type HeavyWorkKind = 'cpu-loop' | 'cpu-library' | 'sync-call' | 'core-call' | 'child-process' | 'json' | 'regex';

/** Who is kept busy: the one thread that serves all requests, libuv's pool (4 threads by default), another process. */
export type HeavyWorkEffect = 'blocks-loop' | 'pool' | 'process';

/** The order of magnitude of one call on usual input, in seconds. */
export type HeavyWorkCost = 'seconds' | 'tenths' | 'hundredths' | 'thousandths';

/** Work that keeps one processor core busy. */
export interface HeavyWorkFact extends SourceLocation {
  readonly kind: HeavyWorkKind;
  /** The call, library or loop, e.g. `PNG.sync.read`, `nested loop over pixel data`. */
  readonly what: string;
  readonly function: SymbolId;
  readonly effect?: HeavyWorkEffect;
  readonly cost?: HeavyWorkCost;
  /** The package or core module, e.g. `pngjs`, `fs`. */
  readonly module?: string;
  /** What it is about, e.g. `images`, `documents`, `hashing`. */
  readonly group?: string;
  /** What to do instead, a sentence. */
  readonly instead?: string;
  /** Its result is awaited or returned. */
  readonly awaited?: boolean;
  /** Where what it computes on comes from: what varies most of it. */
  readonly on?: AccessKey['from'];
  readonly repetition?: RepetitionContext;
  /** The regular expression; absent for one that is made of what is only known at run time. */
  readonly pattern?: RegexPattern;
}

/** A regular expression as written. */
export interface RegexPattern {
  readonly source: string;
  readonly flags: string;
}
