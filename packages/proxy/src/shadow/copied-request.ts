/** What is sent to a service to be compared, and what comes of it. */
import type { FaultCode } from '../answer/faults';
import type { KeptAnswer } from './kept-answer';

/** A copy. */
export interface CopiedRequest {
  readonly method: string;
  readonly isGrpc: boolean;
  readonly path: string;
  /** Names and values in turn. */
  readonly fields: string[];
  readonly body: Buffer | null;
  /** Milliseconds for the whole answer. */
  readonly timeout: number;
  /** Bytes of the answer's body that are kept; the rest is not waited for. */
  readonly maxBytes: number;
  /** Fields of the answer that are kept, those behind its body among them. */
  readonly wanted: ReadonlySet<string>;
}

/** What came of it. An answer's body has to be released. */
export type CopyOutcome =
  | { readonly kind: 'answered'; readonly answer: KeptAnswer }
  | { readonly kind: 'failed'; readonly code: FaultCode }
  | { readonly kind: 'cancelled' };

/** Asks for nothing to be done (RFC 9110 9.2.1). */
export function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
