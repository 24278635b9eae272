/** Findings of one severity, rule, context or file, and those that something typed leads to. */
import type { HotspotFinding } from '../data/report-data';
import type { ReportIndex } from './index-report';

/** What is chosen; an empty text chooses everything. */
export interface FindingChoice {
  readonly severity: string;
  readonly rule: string;
  readonly context: string;
  /** A part of a route, file, function or title. */
  readonly text: string;
}

/** In the order they have. */
export function narrowFindings({ data, places }: ReportIndex, choice: FindingChoice): HotspotFinding[] {
  const words = choice.text.toLowerCase().split(/\s+/).filter(Boolean);
  return (data.hotspots?.findings ?? []).filter(
    (one) =>
      (choice.severity === '' || one.severity === choice.severity) &&
      (choice.rule === '' || one.rule === choice.rule) &&
      (choice.context === '' || places.get(one.file)?.context === choice.context) &&
      holdsAll(one, words),
  );
}

function holdsAll(
  { title, file, function: owner, subject, entryPoints }: HotspotFinding,
  words: readonly string[],
): boolean {
  if (words.length === 0) return true;
  const text = [title, file, owner, subject, ...entryPoints].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
