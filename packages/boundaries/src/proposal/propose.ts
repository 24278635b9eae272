/** From facts to a boundary proposal: the whole of it in one function. */
import { BanyanError, type BoundaryProposal, type CodeFacts, type RuntimeEvidence } from '@banyan/model';
import type { Constraints } from '../constraints/constraints';
import { round } from '../contexts/explain-member';
import { nameContexts } from '../contexts/name-contexts';
import { surveyGround } from '../contexts/survey-ground';
import { type Cut, type CutName, listCuts } from './cuts';
import { algorithmNamed } from '../detection/algorithms';
import { sweep } from '../detection/sweep';
import { indexFacts } from '../facts-index';
import { toAlternative } from './to-alternative';
import { toProposal } from './to-proposal';
import { withStability } from './with-stability';

/** How a proposal is looked for. */
export interface ProposeOptions {
  /** The same seed gives the same proposal. Default 1. */
  readonly seed?: number;
  /** A single resolution instead of a sweep: below 1 fewer, above 1 more contexts. */
  readonly resolution?: number;
  /** Which of the cuts becomes the proposal. Default `balanced`. */
  readonly cut?: CutName;
  /** What groups feature modules into contexts: a name of the table `algorithms`. Default `leiden`. */
  readonly algorithm?: string;
  /** What the team has decided; compiled by `compileConstraints`. */
  readonly constraints?: Constraints;
  /** What the code alone does not show, where it was gathered. */
  readonly evidence?: RuntimeEvidence;
}

/**
 * One way to cut the monolith, with a reason for every member and a price for every crossing, and the other ways beside
 * it. Pure: the same facts and options give the same proposal, byte for byte.
 * @throws BanyanError `BOUNDARIES_NO_SUCH_CUT` when the sweep offers no cut of that name, `BOUNDARIES_ALGORITHM_UNKNOWN`
 * @example propose(facts, { seed: 7 }).contexts.map(({ name }) => name)
 */
export function propose(
  facts: CodeFacts,
  { seed = 1, resolution, cut = 'balanced', algorithm = 'leiden', constraints, evidence }: ProposeOptions = {},
): BoundaryProposal {
  const ground = surveyGround(indexFacts(facts, evidence), constraints);
  const options = { seed, algorithm: algorithmNamed(algorithm), ...(resolution === undefined ? {} : { resolution }) };
  const cuts = listCuts(ground, sweep(ground, options));
  const chosen = pick(cuts, cut);
  const names = nameContexts(ground.index, chosen.placement);
  const detection = { algorithm, seed, resolution: chosen.resolution, objective: round(chosen.objective) };
  const proposal = withStability(toProposal(ground, chosen.placement, names, detection), chosen.stability());
  const others = cuts.filter((one) => one !== chosen);
  return { ...proposal, alternatives: others.map((one) => toAlternative(ground, one, proposal.metrics)) };
}

function pick(cuts: readonly Cut[], name: CutName): Cut {
  const found = cuts.find((one) => one.name === name);
  if (found) return found;
  throw new BanyanError(
    'BOUNDARIES_NO_SUCH_CUT',
    `No ${name} cut came out: no resolution gives clearly ${name === 'coarse' ? 'fewer' : 'more'} contexts.`,
    `Choose one of ${cuts.map((one) => one.name).join(', ')}.`,
  );
}
