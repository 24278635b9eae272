/** Regular expressions whose time explodes, on text that a caller chooses. */
import type { Severity } from '@banyan/model';
import type { FactsIndex } from '../../facts-index';
import type { FindingDraft, HotspotRule, RuleOutcome } from '../rule';
import { judgeRegex, type RegexGrowth, type RegexVerdict } from './judge-regex';
import { type RegexUse, regexUses } from './regex-uses';

type Slow = Exclude<RegexGrowth, 'linear'>;

const severities: Readonly<Record<Slow, Severity>> = { exponential: 'high', polynomial: 'medium', restarts: 'low' };
const growths: Readonly<Record<Slow, string>> = {
  exponential: 'Its time doubles with every further',
  polynomial: 'Its time grows with the square of the length, or faster, on a text of many',
  restarts: 'It is tried from every position anew: its time grows with the square of the length on a text of many',
};
const fixes: Readonly<Record<Slow, string>> = {
  exponential:
    'Rewrite it so that no repetition holds another one that can take the same characters, and bound the length of the text first.',
  polynomial: 'Bound the length of the text first, or make neighbouring repetitions take different characters.',
  restarts: 'Bound the length of the text first; trim and split by the methods of String where they do.',
};

export const slowRegex: HotspotRule = {
  name: 'slow-regex',
  family: 'event-loop',
  describes: 'A regular expression takes more than linear time on text that a caller chooses, or is made of it.',
  find: (index): RuleOutcome => ({ findings: regexUses(index).flatMap((use) => toDraft(index, use)), harmless: [] }),
};

function toDraft(index: FactsIndex, use: RegexUse): FindingDraft[] {
  const { pattern } = use.work;
  if (!pattern) return [madeOfInput(index, use)];
  const verdict = judgeRegex(pattern);
  return verdict.growth === 'linear' ? [] : [slow(use, verdict, verdict.growth)];
}

function slow({ work, text, entryPoints }: RegexUse, { character = '' }: RegexVerdict, growth: Slow): FindingDraft {
  const { file, line, function: id, what } = work;
  const indirect = work.on === 'result' || work.on === 'own';
  return {
    ...{ file, line, function: id, subject: what },
    severity: indirect ? lower(severities[growth]) : severities[growth],
    confidence: indirect ? 0.5 : 0.75,
    title: `${shorten(what)} can take very long on what ${text} is given`,
    reasons: [
      `${growths[growth]} ${JSON.stringify(character)}.`,
      'While it is tried, the event loop serves nobody else.',
      ...(indirect ? ['The text comes from another call; whether a caller chooses it is not seen.'] : []),
    ],
    ...(entryPoints && { entryPoints }),
    fix: { text: fixes[growth], where: 'monolith' },
  };
}

/** Who chooses the pattern can choose an exponential one. */
function madeOfInput(index: FactsIndex, { work, text }: RegexUse): FindingDraft {
  const { file, line, function: id } = work;
  const atEntry = work.on === 'parameter' && index.endpointsOf.has(id);
  return {
    ...{ file, line, function: id, subject: 'new RegExp' },
    severity: atEntry ? 'high' : work.on === 'parameter' ? 'medium' : 'low',
    confidence: atEntry ? 0.7 : 0.5,
    title: `A regular expression is made of what ${text} is given`,
    reasons: ['Who chooses the pattern can choose one whose time doubles with every character.'],
    fix: {
      text: 'Escape the text before it becomes a pattern, or compare it with includes or startsWith.',
      where: 'monolith',
    },
  };
}

function lower(severity: Severity): Severity {
  return severity === 'high' ? 'medium' : 'low';
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
