/** Rules about the comments that take findings out: they are applied last, when it is known what was found. */

/** Like the rules that look at the code, without a way to look. */
export const suppressionRules = [
  {
    name: 'suppression-without-reason',
    family: 'suppressions',
    describes: 'A comment takes findings out and does not say why: it takes nothing out until it does.',
  },
  {
    name: 'unknown-rule',
    family: 'suppressions',
    describes: 'A comment takes out findings of a rule that there is not.',
  },
  {
    name: 'unused-suppression',
    family: 'suppressions',
    describes: 'A comment takes out what is not found there (any more).',
  },
] as const;

export type SuppressionRuleName = (typeof suppressionRules)[number]['name'];
