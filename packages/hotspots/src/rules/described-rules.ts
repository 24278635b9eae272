/** Every rule that a finding may name: those that look at the code, and those about comments. */
import { suppressionRules } from '../suppress/suppression-rules';
import type { HotspotRule } from './rule';
import { rules } from './rules';

/** A rule as lists and logs show it. */
export type DescribedRule = Pick<HotspotRule, 'name' | 'describes'> & {
  readonly family: HotspotRule['family'] | 'suppressions';
};

export const describedRules: readonly DescribedRule[] = [
  ...rules.map(({ name, family, describes }) => ({ name, family, describes })),
  ...suppressionRules,
];
