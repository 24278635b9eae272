/** A partition as metrics see it: the cluster of every member, in the order of a file. */

/** Member → cluster. What the clusters are called carries no meaning, save `-1` (an outlier) in dialects that say so. */
export type Assignment = ReadonlyMap<string, string | number>;

/** A cluster's members, in the order in which they are assigned. */
export type Cluster = readonly string[];

/** The clusters in the order of their first members. */
export function clustersOf(assignment: Assignment): Cluster[] {
  const clusters = new Map<string | number, string[]>();
  for (const [member, name] of assignment) {
    const members = clusters.get(name);
    if (members) members.push(member);
    else clusters.set(name, [member]);
  }
  return [...clusters.values()];
}

/** The members that have a service: RLDec and CARGO write `-1` for those that have none. */
export function withoutOutliers(assignment: Assignment): Assignment {
  return new Map([...assignment].filter(([, cluster]) => !isOutlier(cluster)));
}

export function isOutlier(cluster: string | number): boolean {
  return String(cluster) === '-1';
}
