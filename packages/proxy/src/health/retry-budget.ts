/** How many second tries there may be at once: a failing upstream must not be asked twice as much. */

/** Second tries that there may always be. */
export const usualFloor = 3;

/**
 * @param active requests under way, second tries among them
 * @param floor second tries that there may always be; where several processes share the work, this one's part
 */
export function isWithinBudget(active: number, retrying: number, floor = usualFloor): boolean {
  return retrying < Math.max(floor, active * 0.2);
}
