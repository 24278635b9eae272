/** Whether to split at all, for people. */
import { formatLocation, type Readiness } from '@banyan/model';
import { paint } from './paint';

/** What each verdict means in words. */
export const verdicts: Readonly<Record<Readiness['verdict'], string>> = {
  stay: 'stay a modular monolith',
  'split-some': 'take some contexts out, keep the rest',
  split: 'split',
};

/** Width of the longest aspect. */
const widest = 'ownership'.length;

/** Places shown; the proposal holds all. */
const shownFirst = 8;

/** The verdict, what speaks for and against, what to take out, what to mend first. */
export function formatReadiness(readiness: Readiness): string {
  const { verdict, text, reasons, candidates, first } = readiness;
  const more = first.length - shownFirst;
  return [
    `${paint('bold', `verdict: ${verdicts[verdict]}`)}\n  ${text}`,
    ...reasons.map((reason) => `  ${reason.aspect.padEnd(widest)}  ${reason.says.padEnd(7)}  ${reason.text}`),
    ...(candidates.length > 0 ? [`  worth taking out, best first: ${candidates.join(', ')}`] : []),
    ...first.slice(0, shownFirst).map((place) => `  first: ${place.text} (${formatLocation(place)})`),
    ...(more > 0 ? [`  first: ${more} more in the proposal`] : []),
  ].join('\n');
}
