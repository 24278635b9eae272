/** Calls between members, as traces count them. */

/** So many calls went from one member to another. Lists hold one entry for each directed pair. */
export interface CallVolume {
  readonly from: string;
  readonly to: string;
  readonly volume: number;
}

/** The test driver that stands for every caller from outside; metrics leave its calls out, however it is written. */
export function isRoot(member: string): boolean {
  return member.toLowerCase() === 'root';
}

/** Calls between two different members that the partition places, without the test driver. */
export function callsAmong(calls: readonly CallVolume[], placed: { has(member: string): boolean }): CallVolume[] {
  return calls.filter(
    ({ from, to }) => from !== to && !isRoot(from) && !isRoot(to) && placed.has(from) && placed.has(to),
  );
}
