/** How much of an upstream the callers of a RoutingPlan may take at once. */
import type { Duration } from './time-limits';

/** Each upstream has its own: one that hangs takes nothing from another. What does not fit is answered 503. */
export interface UpstreamLimits {
  /**
   * Connections, each with one request at a time; the proxy's option (1024) when absent.
   * @minimum 1
   * @asType integer
   */
  readonly connections?: number;
  /**
   * Requests that may wait for a free connection; none when absent.
   * @minimum 0
   * @asType integer
   */
  readonly pending?: number;
  /** How long one of them waits; `1s` when absent. */
  readonly pendingTime?: Duration;
  /**
   * Requests under way, those among them whose bodies are still on their way in; no limit when absent.
   * @minimum 1
   * @asType integer
   */
  readonly inFlight?: number;
  /**
   * WebSockets that are open or being opened, on connections of their own; 4096 when absent.
   * @minimum 1
   * @asType integer
   */
  readonly tunnels?: number;
  /**
   * Copies of phase `shadow` that it is answering, on connections of their own; more are dropped. 64 when absent.
   * @minimum 0
   * @asType integer
   */
  readonly copies?: number;
  /**
   * Bytes of bodies that its copies hold in the proxy's memory; more are dropped. 16,777,216 when absent.
   * @minimum 0
   * @asType integer
   */
  readonly copiedBytes?: number;
}
