/** The ways to cut that a sweep offers, by name. */
import { memberStability } from '../contexts/member-stability';
import { placeModules } from '../contexts/place-modules';
import type { Ground } from '../contexts/ground';
import type { Placement } from '../contexts/placement';
import { choose } from '../detection/choose';
import { moduleResolution } from '../detection/feature-modules';
import { judge } from '../detection/judge';
import type { Sweep } from '../detection/sweep';

/** `balanced` is what is proposed; `modules` divides the monolith without leaving it. */
export const cutNames = ['balanced', 'coarse', 'fine', 'modules'] as const;

/** The name of a way to cut. */
export type CutName = (typeof cutNames)[number];

/** One way to cut. */
export interface Cut {
  readonly name: CutName;
  readonly resolution: number;
  readonly placement: Placement;
  /** By the objective of `judge`; compares the cuts of one sweep. */
  readonly objective: number;
  /** How often each member stays in its context over the seeds; asked for one cut only, as it costs a sweep's worth. */
  readonly stability: () => ReturnType<typeof memberStability>;
}

/** The cuts of a sweep; `coarse` and `fine` are absent where no resolution gives clearly fewer or more contexts. */
export function listCuts(ground: Ground, { candidates, modules, placementsAt }: Sweep): readonly Cut[] {
  const cuts = choose(candidates).map(({ name, candidate }): Cut => {
    const { resolution, placement } = candidate;
    return { name, ...candidate, stability: () => memberStability(placement, placementsAt(resolution)) };
  });
  const placement = placeModules(ground, modules.consensus);
  const stability = () =>
    memberStability(
      placement,
      modules.runs.map((run) => placeModules(ground, run)),
    );
  const objective = judge(ground, placement);
  return [...cuts, { name: 'modules', resolution: moduleResolution, placement, objective, stability }];
}
