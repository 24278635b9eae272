/** Facts and evidence in, findings out: every rule, then reach, figures and rank for all alike. */
import type { CodeFacts, Finding, FindingReport, HotspotSettings, RuntimeEvidence } from '@banyan/model';
import { type FactsIndex, indexFacts } from './facts-index';
import { findingId } from './ids/finding-id';
import { numberIds } from './ids/number-ids';
import { scoreOf } from './rank/score';
import { entryChains } from './reach/entry-chains';
import type { FindingDraft, HotspotRule } from './rules/rule';
import { rules } from './rules/rules';
import { applySettings } from './settings/apply-settings';
import { toFaultFinding } from './suppress/fault-findings';
import { evidenceUsed } from './runtime/evidence-used';
import { mergeObserved } from './runtime/merge-observed';
import { withFigures } from './runtime/with-figures';
import { suppressFindings } from './suppress/suppress-findings';

/** What can be asked for. */
export interface HotspotOptions {
  readonly evidence?: RuntimeEvidence | undefined;
  /** The rules to apply; all when absent. */
  readonly rules?: readonly HotspotRule[];
  /** What the team has decided. */
  readonly settings?: HotspotSettings | undefined;
}

/**
 * Everything that hurts in one project, the gravest first. Pure: the same documents give the same bytes.
 *
 * @example
 * findHotspots(facts).findings[0]?.title; // "Photo is read once per project of the page"
 */
export function findHotspots(facts: CodeFacts, options: HotspotOptions = {}): FindingReport {
  const index = indexFacts(facts, options.evidence, options.settings);
  const outcomes = (options.rules ?? rules).map((rule) => ({ rule: rule.name, ...rule.find(index) }));
  const found = outcomes.flatMap(({ rule, findings: drafts }) => drafts.map((draft) => toFinding(index, rule, draft)));
  const merged = mergeObserved(index, found);
  const harmless = outcomes.flatMap((one) => one.harmless.map((entry) => ({ rule: one.rule, ...entry })));
  const { findings, suppressed } = withoutSuppressed(
    index,
    numberIds([...merged].sort(byPlace)),
    outcomes.map(({ rule }) => rule),
  );
  const { findings: weighed, left } = applySettings(findings, options.settings ?? {});
  return {
    schema: 'banyan/finding-report@1',
    project: facts.project.name,
    evidence: evidenceUsed(options.evidence),
    findings: [...weighed].sort(gravestFirst),
    harmless: [...harmless, ...left].sort(byPlace),
    suppressed: [...suppressed].sort((a, b) => gravestFirst(a.finding, b.finding)),
  };
}

function toFinding(index: FactsIndex, rule: string, draft: FindingDraft): Finding {
  const entryPoints = draft.entryPoints ?? entryChains(index, draft.function);
  const bare = { ...draft, id: findingId(index, { ...draft, rule }), rule, entryPoints };
  const finding = withFigures(index, bare);
  return { ...finding, score: scoreOf(finding) };
}

/** What comments take out is out; what is wrong with comments is in. */
function withoutSuppressed({ facts, isTest }: FactsIndex, found: readonly Finding[], applied: readonly string[]) {
  const comments = (facts.suppressions ?? []).filter(({ file }) => !isTest(file));
  const { findings, suppressed, faults } = suppressFindings(found, comments, applied);
  const about = numberIds(faults.map((fault) => toFaultFinding(fault, applied)));
  return { findings: [...findings, ...about], suppressed };
}

function gravestFirst(a: Finding, b: Finding): number {
  return b.score - a.score || byPlace(a, b) || (a.id < b.id ? -1 : 1);
}

function byPlace(a: { file: string; line: number }, b: { file: string; line: number }): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}
