/** Sees an upstream's answer while it is passed on. Every engine tells it; it must neither throw nor wait. */

/** Of one exchange; told nothing of an answer that the proxy gives itself. */
export interface AnswerWitness {
  /**
   * The head of the answer that the caller gets.
   * @param fields names and values in turn, those for one connection left out; not to be kept, more may be added
   */
  began(status: number, fields: readonly string[]): void;
  /** A piece of the body; not to be changed. */
  body(chunk: Buffer): void;
  /**
   * The upstream's answer was whole.
   * @param trailers names and values in turn; told of HTTP/2 only, which gRPC needs
   */
  completed(trailers?: readonly string[]): void;
  /**
   * The exchange has ended.
   * @param whole whether the caller has got the answer whole
   */
  settled(whole: boolean): void;
}
