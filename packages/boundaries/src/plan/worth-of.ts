/** Gain over price. */

/** Deploying, watching and being called out for one more service, in the unit of the crossings' prices. */
const standingPrice = 20;

/** Even a context that nothing is cut for costs what a service costs. */
export function worthOf(gain: number, price: number): number {
  return gain / (standingPrice + price);
}
