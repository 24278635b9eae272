/** Faults of comments as findings like all others, so that they are listed, gated and known by id in the same way. */
import type { Finding } from '@banyan/model';
import { fingerprint } from '../ids/fingerprint';
import { scoreOf } from '../rank/score';
import type { CommentFault } from './comment-faults';

/** All of them matter little: the code runs as it did. @param rules names of the rules that were applied */
export function toFaultFinding({ rule, comment, named }: CommentFault, rules: readonly string[]): Finding {
  const { file, line, reason } = comment;
  const about = { severity: 'low', confidence: 1, entryPoints: [] } as const;
  return {
    id: `${rule}:${file}#:${named}:${fingerprint([reason])}`,
    rule,
    ...about,
    ...sentences[rule](named, rules),
    ...{ file, line, function: `${file}#`, subject: named },
    score: scoreOf(about),
  };
}

type Sentences = Pick<Finding, 'title' | 'reasons' | 'fix'>;

const sentences: Readonly<Record<CommentFault['rule'], (named: string, rules: readonly string[]) => Sentences>> = {
  'suppression-without-reason': (named) => ({
    title: `A comment takes out ${named || 'findings'} without a reason`,
    reasons: ['It takes nothing out until it gives one: who reads the code next cannot know whether it still holds.'],
    fix: repair(
      'Say why it does no harm here, behind a colon.',
      `// banyan-ignore ${named || 'RULE'}: why it is harmless`,
    ),
  }),
  'unknown-rule': (named, rules) => ({
    title: named === '' ? 'A comment takes findings out and names no rule' : `There is no rule called ${named}`,
    reasons: [`Rules are ${rules.join(', ') || 'none'}.`],
    fix: repair('Name a rule of the list.', '// banyan-ignore RULE: why it is harmless'),
  }),
  'unused-suppression': (named) => ({
    title: `Nothing is found here for ${named} to be taken out`,
    reasons: ['The code was mended or has moved. A comment that is left would hide what comes later.'],
    fix: repair('Take the comment out.'),
  }),
};

function repair(text: string, sketch?: string): Finding['fix'] {
  return { text, ...(sketch !== undefined && { sketch }), where: 'monolith' };
}
