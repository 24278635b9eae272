/** SM of the FSE'21 dialect: cohesion within clusters less coupling between them. */
import { type Assignment, type Cluster, clustersOf } from '../assignment';
import type { CallVolume } from '../call-volume';
import { type Linked, linkMembers } from './linked-pairs';

/**
 * (1/K) Σᵢ μᵢ/nᵢ² − (2/(K(K−1))) Σ over ordered i ≠ j of σᵢⱼ/(2nᵢnⱼ). μᵢ counts pairs within cluster i of which one
 * calls the other, σᵢⱼ pairs across. K = 1: nothing is subtracted. Range −2 to 1; higher is better.
 *
 * A quirk of the published code, kept because the published figures hold it: μ also counts members that call
 * themselves, but **not the last member of each cluster**, so the value depends on the order of members.
 *
 * Kalia et al., Mono2Micro, ESEC/FSE 2021, section 4; the formula is Jin et al.'s (FoSCI), TSE 2021.
 */
export function structuralModularity(assignment: Assignment, calls: readonly CallVolume[]): number {
  const clusters = clustersOf(assignment);
  const linked = linkMembers(calls);
  const count = clusters.length;
  const cohesion = sum(clusters.map((cluster) => pairsWithin(cluster, linked) / cluster.length ** 2)) / count;
  if (count === 1) return cohesion;
  return cohesion - (2 * sum(clusters.map((one) => couplingOf(one, clusters, linked)))) / (count * (count - 1));
}

function pairsWithin(cluster: Cluster, linked: Linked): number {
  let pairs = 0;
  for (let i = 0; i < cluster.length - 1; i += 1) {
    for (let j = i; j < cluster.length; j += 1) if (linked(cluster[i]!, cluster[j]!)) pairs += 1;
  }
  return pairs;
}

function couplingOf(one: Cluster, clusters: readonly Cluster[], linked: Linked): number {
  const others = clusters.filter((other) => other !== one);
  return sum(others.map((other) => pairsAcross(one, other, linked) / (2 * one.length * other.length)));
}

function pairsAcross(one: Cluster, other: Cluster, linked: Linked): number {
  return sum(one.map((a) => other.filter((b) => linked(a, b)).length));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
