/** What every rule does: look at the facts, name what hurts and what only looks so. */
import type { Finding, HarmlessFinding } from '@banyan/model';
import type { FactsIndex } from '../facts-index';

/** A finding as a rule makes it; its id, its entry points, figures and place in the list are added to all alike. */
export type FindingDraft = Omit<Finding, 'id' | 'rule' | 'entryPoints' | 'measured' | 'score'> &
  Partial<Pick<Finding, 'entryPoints'>>;

/** What a rule found. */
export interface RuleOutcome {
  readonly findings: readonly FindingDraft[];
  readonly harmless: readonly Omit<HarmlessFinding, 'rule'>[];
}

/** One way to hurt. */
export interface HotspotRule {
  /** E.g. `n-plus-one`; names its page `docs/rules/<name>.md`, too. */
  readonly name: string;
  readonly family: 'queries' | 'event-loop' | 'database' | 'cache' | 'scale-out';
  /** One line for the list of rules. */
  readonly describes: string;
  find(index: FactsIndex): RuleOutcome;
}
