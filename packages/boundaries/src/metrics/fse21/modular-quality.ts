/** MQ of the FSE'21 dialect: Bunch's TurboMQ, over calls that go out. */
import type { Assignment } from '../assignment';
import { callsAmong, type CallVolume } from '../call-volume';

/**
 * Σᵢ 2μᵢ/(2μᵢ + εᵢ), μᵢ = calling pairs (directed) within cluster i, εᵢ = those that leave it. Bunch's TurboMQ counts
 * those that enter, too; the published code does not. Range 0 to K; higher is better.
 *
 * Kalia et al., Mono2Micro, ESEC/FSE 2021; Mitchell and Mancoridis, TSE 32(3), 2006.
 */
export function modularQuality(assignment: Assignment, calls: readonly CallVolume[]): number {
  const [within, leaving] = [new Map<string | number, number>(), new Map<string | number, number>()];
  for (const { from, to } of callsAmong(calls, assignment)) {
    const cluster = assignment.get(from)!;
    const counts = cluster === assignment.get(to) ? within : leaving;
    counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  }
  return [...within].reduce((sum, [cluster, mu]) => sum + (2 * mu) / (2 * mu + (leaving.get(cluster) ?? 0)), 0);
}
