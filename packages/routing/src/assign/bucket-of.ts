/** Callers to buckets: the same caller always in the same one, without remembering anybody. */
import { murmur3 } from './murmur3';

/** 10,000 buckets make shares of 0.01 %. */
export const bucketCount = 10_000;

/**
 * The bucket of a caller on a route, 0 to 9,999.
 *
 * A route with threshold t sends the buckets below t to the service. So raising t adds callers and moves nobody back,
 * lowering it takes the last added first, and every process agrees without talking.
 * @param seed the route's salt
 */
export function bucketOf(key: string, seed: number): number {
  return murmur3(key, seed) % bucketCount;
}
