/** The ranked list for people at a terminal; the last lines count. */
import { type HarmlessFinding, type SourceLocation, tellCounts } from '@banyan/model';
import { paint } from '../print/paint';
import { formatFinding } from './format-finding';
import type { HotspotView } from './hotspot-view';

/** How much to show, and how to name places. */
export interface ListOptions {
  /** Findings at most; 0 for all. */
  readonly limit: number;
  /** Whether to list what was judged harmless, and what comments took out. */
  readonly harmless: boolean;
  readonly place: (at: SourceLocation) => string;
}

/** Blocks of text. */
export function formatHotspots(view: HotspotView, { limit, harmless, place }: ListOptions): string {
  const { findings, baseline } = view;
  const shown = limit === 0 ? findings : findings.slice(0, limit);
  const rest = findings.slice(shown.length);
  return [
    ...shown.map((one) => formatFinding(one, place, baseline && !baseline.added.has(one.id))),
    ...(rest.length > 0 ? [paint('dim', `… and ${tellCounts(rest)}; --limit 0 shows all`)] : []),
    ...(harmless ? [...formatHarmless(view.harmless, place), ...formatSuppressed(view, place)] : []),
    ...formatGone(baseline),
    closingLine(view, harmless),
  ].join('\n\n');
}

function formatHarmless(all: readonly HarmlessFinding[], place: ListOptions['place']): string[] {
  if (all.length === 0) return [];
  const lines = all.map((one) => `  ${place(one)} ${one.rule}, ${one.reason}: ${one.text}`);
  return [[paint('bold', 'judged harmless'), ...lines].join('\n')];
}

function formatSuppressed({ suppressed }: HotspotView, place: ListOptions['place']): string[] {
  if (suppressed.length === 0) return [];
  const lines = suppressed.map(
    ({ finding, reason }) => `  ${place(finding)} ${finding.rule}: ${finding.title} – ${reason}`,
  );
  return [[paint('bold', 'taken out by comments'), ...lines].join('\n')];
}

function formatGone(baseline: HotspotView['baseline']): string[] {
  if (!baseline || baseline.gone.length === 0) return [];
  const lines = baseline.gone.map(({ id, title }) => `  ${title} (${id})`);
  return [[paint('yellow', 'gone, to be taken out with --update-baseline'), ...lines].join('\n')];
}

function closingLine({ findings, harmless, suppressed, evidence, baseline }: HotspotView, shown: boolean): string {
  const news = baseline ? `, ${findings.filter(({ id }) => baseline.added.has(id)).length} of them new` : '';
  const hint = shown || harmless.length + suppressed.length === 0 ? '' : ' (--harmless shows them)';
  const from = evidence.length === 0 ? 'from the code alone' : `with ${evidence.join(', ')}`;
  const rest = `${harmless.length} judged harmless, ${suppressed.length} taken out by comments${hint}`;
  return `${tellCounts(findings)}${news}; ${rest}; ${from}`;
}
