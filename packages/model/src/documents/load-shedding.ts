/** From where on a proxy that has more to do than it can refuses requests of a RoutingPlan. */
import type { Duration } from './time-limits';

/**
 * When new requests are answered 503, while those under way finish. Copies of phase `shadow` are given up first. Nothing
 * is refused for what is not named.
 */
export interface SheddingRules {
  /** How late the event loop comes. */
  readonly delay?: DelayThreshold;
  /** Resident memory. */
  readonly memory?: MemoryThreshold;
  /** When copies are given up: `delay` 50ms when absent, and never later than half of what refuses requests. */
  readonly copies?: CopyShedding;
}

/** The same for copies. */
export interface CopyShedding {
  readonly delay?: DelayThreshold;
  readonly memory?: MemoryThreshold;
}

/** Two values, so that the verdict does not flutter. */
export interface DelayThreshold {
  readonly on: Duration;
  /** Half of `on` when absent. */
  readonly off?: Duration;
}

/** The same for memory, in bytes. */
export interface MemoryThreshold {
  /**
   * @minimum 1
   * @asType integer
   */
  readonly on: number;
  /**
   * Nine tenths of `on` when absent.
   * @minimum 1
   * @asType integer
   */
  readonly off?: number;
}
