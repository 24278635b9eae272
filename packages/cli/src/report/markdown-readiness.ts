/** Whether to split at all, in Markdown. */
import { formatLocation, type Readiness } from '@banyan/model';
import { verdicts } from '../print/format-readiness';
import { code, plain, table } from './markdown';

/** The verdict, what speaks for it, what comes first. */
export function toReadinessSection({ verdict, text, reasons, candidates, first }: Readiness): string {
  const rows = reasons.map(({ aspect, says, text: reason }) => [aspect, says, plain(reason)]);
  const names = candidates.map(plain).join(', ');
  const mends = first.map((place) => `- ${plain(place.text)} (${code(formatLocation(place))})\n`);
  return [
    `\n**Verdict: ${verdicts[verdict]}.** ${plain(text)}\n`,
    rows.length > 0 ? `\n${table([['aspect', 'speaks for', 'why'], ...rows])}\n` : '',
    names === '' ? '' : `\nWorth taking out, best first: ${names}.\n`,
    mends.length > 0 ? `\nTo mend first:\n\n${mends.join('')}` : '',
  ].join('');
}
