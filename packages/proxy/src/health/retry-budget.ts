/** How many second tries there may be at once: a failing upstream must not be asked twice as much. */

/** @param active requests under way, second tries among them */
export function isWithinBudget(active: number, retrying: number): boolean {
  return retrying < Math.max(3, active * 0.2);
}
