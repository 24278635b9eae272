/** Another cut, in short. */
import { type AlternativeCut, groupBy, type ModulePath, type ProposalMetrics } from '@banyan/model';
import type { Ground } from '../contexts/ground';
import { nameContexts } from '../contexts/name-contexts';
import type { Cut } from './cuts';
import { measureCut } from './measure-cut';

/** The contexts and figures of a cut, and a sentence that holds it against the proposal. */
export function toAlternative(ground: Ground, { name, placement }: Cut, proposed: ProposalMetrics): AlternativeCut {
  const names = nameContexts(ground.index, placement);
  const { landscape, metrics } = measureCut(ground, placement, names);
  const members = groupBy(
    [...placement.groups.keys()].sort(),
    (module: ModulePath) => landscape.contextOf(module) ?? '',
  );
  const contexts = [...members].sort(([a], [b]) => (a < b ? -1 : 1)).map(([one, own]) => ({ name: one, members: own }));
  return { name, text: compare(name, metrics, proposed), contexts, metrics };
}

function compare(name: Cut['name'], metrics: ProposalMetrics, proposed: ProposalMetrics): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const figures = `${metrics.contexts} contexts instead of ${proposed.contexts}, price ${metrics.price} instead of ${proposed.price}, ${percent(metrics.cutShare)} of the coupling cut instead of ${percent(proposed.cutShare)}`;
  return name === 'modules'
    ? `What the monolith could be divided into without leaving it: ${metrics.contexts} feature modules, every file in one; as services they would cost ${metrics.price}.`
    : `${figures}.`;
}
