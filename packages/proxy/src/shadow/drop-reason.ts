/** Why a request that was drawn to be copied is not. */

/** By when it is found out: at the request's head, while its body comes, when the caller has its answer. */
export type DropReason =
  /** Its method is not copied. */
  | 'method'
  /** The proxy has more to do than it can. */
  | 'overloaded'
  /** The proxy drains. */
  | 'stopping'
  /** The service is ejected, fails its checks, or has failed copies one after the other. */
  | 'unwell'
  /** Its body is larger than is copied. */
  | 'too-large'
  /** It is a stream of messages from the caller (gRPC); only calls with one message are copied. */
  | 'stream'
  /** The service has as many copies, or copies hold as many bytes, as its bounds allow. */
  | 'full'
  /** The caller left. */
  | 'caller-gone'
  /** The monolith gave no whole answer. */
  | 'no-answer';

/** What became of a request of a route in phase shadow. */
export type ShadowFate = 'copied' | DropReason;
