/** An answer as it is kept: plain data, so that every store can hold it. */

/** All of it but the body. */
export interface KeptHead {
  /** Names it among those of its key; a newer answer to the same kind of request has the same. */
  readonly id: string;
  readonly status: number;
  readonly statusText: string;
  /** Names and values in turn, as callers get them. */
  readonly fields: readonly string[];
  /** Bytes of the body. */
  readonly length: number;
  /** When it was received or last validated, in milliseconds since 1970. */
  readonly receivedAt: number;
  /** Seconds it was old by then (RFC 9111 4.2.3). */
  readonly initialAge: number;
  /** Seconds it is fresh, counted from when it was made. */
  readonly lifetime: number;
  /** Whether it is validated before every use (`no-cache`). */
  readonly alwaysValidate: boolean;
  /** Whether it must not be used stale, whatever a caller accepts. */
  readonly neverStale: boolean;
  /** Seconds after its lifetime in which it is given while it is fetched anew. */
  readonly staleWhile: number;
  /** Seconds after its lifetime in which it stands in for an upstream that fails. */
  readonly staleIfError: number;
  /** Whether it says itself that it is for everybody, also for callers that tell who they are. */
  readonly forAll: boolean;
  /** Fields that Vary names, with their values in the request that it answered. */
  readonly vary: readonly (readonly [lowerName: string, value: string])[];
  /** Of Cache-Tag and Surrogate-Key. */
  readonly tags: readonly string[];
}

/** An answer to be kept. */
export interface KeptAnswer {
  readonly head: KeptHead;
  readonly body: Buffer;
}
