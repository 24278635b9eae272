/** What a run of `banyan hotspots` has to show, whatever it is shown as. */
import type { DescribedRule } from '@banyan/hotspots';
import type { Finding, FindingReport, HarmlessFinding, KnownFinding, SuppressedFinding } from '@banyan/model';

/** Findings that were asked for, the gravest first; with a baseline the new ones before those that are known. */
export interface HotspotView {
  readonly project: string;
  /** What the findings rest on besides the code. */
  readonly evidence: readonly string[];
  readonly findings: readonly Finding[];
  readonly harmless: readonly HarmlessFinding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly rules: readonly DescribedRule[];
  readonly baseline?: ViewedBaseline;
}

/** What the baseline knows. */
export interface ViewedBaseline {
  readonly added: ReadonlySet<string>;
  readonly gone: readonly KnownFinding[];
}

/** Everything of a report. */
export function viewReport(report: FindingReport, rules: readonly DescribedRule[]): HotspotView {
  const { project, evidence, findings, harmless, suppressed } = report;
  return { project, evidence, findings, harmless, suppressed, rules };
}

/** New ones first. */
export function withBaseline(view: HotspotView, baseline: ViewedBaseline): HotspotView {
  const isNew = ({ id }: Finding): boolean => baseline.added.has(id);
  const findings = [...view.findings.filter(isNew), ...view.findings.filter((one) => !isNew(one))];
  return { ...view, findings, baseline };
}

/** Those that a build may fail on: all, or with a baseline the new ones. */
export function freshFindings({ findings, baseline }: HotspotView): readonly Finding[] {
  return baseline ? findings.filter(({ id }) => baseline.added.has(id)) : findings;
}
