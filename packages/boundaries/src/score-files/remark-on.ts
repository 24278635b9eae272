/** What a reader of the figures has to know about the files they come from. */
import { type Assignment, clustersOf } from '../metrics/assignment';
import { isRoot } from '../metrics/call-volume';
import { isDatabase } from '../metrics/cargo22/database';
import type { ScoreInput } from '../metrics/score-input';

/** A sentence with a stable code. Nothing is refused for it. */
export interface Remark {
  readonly code: string;
  readonly message: string;
}

/** What the figures leave out or cannot say, and files that do not belong together. */
export function remarkOn({ assignment, calls, useCases }: ScoreInput, reference?: Assignment): Remark[] {
  const members = [...assignment.keys()];
  const called = new Set(calls.flatMap(({ from, to }) => [from, to]).filter((member) => !isRoot(member)));
  const remarks = [
    clustersOf(assignment).length === 1 && oneCluster,
    silent(members.filter((member) => !called.has(member))),
    unplaced([...called].filter((member) => !assignment.has(member) && !isDatabase(member))),
    useCases && !members.some((member) => useCases.has(member)) && foreignUseCases,
    reference && referenceOnly([...reference.keys()].filter((member) => !assignment.has(member))),
    reference && notInReference(members.filter((member) => !reference.has(member))),
  ];
  return remarks.filter((remark): remark is Remark => typeof remark === 'object');
}

const oneCluster: Remark = {
  code: 'SCORE_ONE_CLUSTER',
  message: 'All members are in one cluster: there is nothing that could cross.',
};
const foreignUseCases: Remark = {
  code: 'SCORE_USE_CASES_FOREIGN',
  message: 'No member of the partition has a use case: BCP says nothing.',
};

const silent = remark(
  'SCORE_MEMBERS_WITHOUT_CALLS',
  'of the partition occurs in no call: it counts by size only',
  'of the partition occur in no call: they count by size only',
);
const unplaced = remark(
  'SCORE_CALLS_UNPLACED',
  'of the calls is in no cluster: its calls are left out',
  'of the calls are in no cluster: their calls are left out',
);
const referenceOnly = remark(
  'SCORE_REFERENCE_ONLY',
  'of the reference is not placed',
  'of the reference are not placed',
);
const notInReference = remark(
  'SCORE_NOT_IN_REFERENCE',
  'of the partition is not in the reference: the comparison leaves it out',
  'of the partition are not in the reference: the comparison leaves them out',
);

/** A remark about some members, or none when there are none. */
function remark(code: string, one: string, several: string): (members: readonly string[]) => Remark | undefined {
  return (members) => {
    if (members.length === 0) return undefined;
    const examples = `${members.slice(0, 3).join(', ')}${members.length > 3 ? ', …' : ''}`;
    const text = members.length === 1 ? `1 member ${one}` : `${members.length} members ${several}`;
    return { code, message: `${text} (${examples}).` };
  };
}
