/** Seams in Markdown: a table of all, then what passes each. */
import { formatLocation, type Seam } from '@banyan/model';
import { tellSeamCost } from '../print/tell-cost';
import { code, plain, table } from './markdown';

/** Crossings printed of a seam unless all are asked for. */
const printed = 5;

/** The dearest seams first. */
export function* toSeamSections(seams: readonly Seam[], whole: boolean): Generator<string> {
  if (seams.length === 0) return;
  const sorted = [...seams].sort((left, right) => right.price - left.price);
  const rows = sorted.map(({ from, to, crossings, price }) => [plain(from), plain(to), crossings.length, price]);
  yield `\n## Seams\n\n${table([['from', 'to', 'crossings', 'price'], ...rows])}\n`;
  for (const seam of sorted) yield toSeamSection(seam, whole);
}

function toSeamSection({ from, to, crossings, price, cost }: Seam, whole: boolean): string {
  const sorted = [...crossings].sort((left, right) => right.price - left.price);
  const shown = whole ? sorted : sorted.slice(0, printed);
  const rows = shown.map((crossing) => [
    code(formatLocation(crossing)),
    crossing.kind,
    plain(crossing.text),
    plain(crossing.pattern),
    crossing.price,
  ]);
  const paid = cost === undefined ? '' : tellSeamCost(cost);
  const rest = sorted.length - shown.length;
  const more = rest > 0 ? `\n… and ${rest} more: \`--context\` prints all of one context.\n` : '';
  const head = ['where', 'kind', 'what', 'could become', 'price'];
  return `\n### ${plain(from)} → ${plain(to)} (price ${price})\n\n${paid && `${plain(paid)}.\n\n`}${table([head, ...rows])}\n${more}`;
}
