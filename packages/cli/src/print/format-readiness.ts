/** Whether to split at all, for people. */
import { formatLocation, type Readiness } from '@banyan/model';
import { paint } from './paint';

/** What each verdict means in words. */
export const verdicts: Readonly<Record<Readiness['verdict'], string>> = {
  stay: 'stay a modular monolith',
  'split-some': 'take some contexts out, keep the rest',
  split: 'split',
};

/** The verdict, what speaks for and against, what to take out, what to mend first. */
export function formatReadiness(readiness: Readiness): string {
  const { verdict, text, reasons, candidates, first } = readiness;
  return [
    `${paint('bold', `verdict: ${verdicts[verdict]}`)}\n  ${text}`,
    ...reasons.map((reason) => `  ${reason.aspect} says ${reason.says}: ${reason.text}`),
    ...(candidates.length > 0 ? [`  worth taking out, best first: ${candidates.join(', ')}`] : []),
    ...first.map((place) => `  first: ${place.text} (${formatLocation(place)})`),
  ].join('\n');
}
