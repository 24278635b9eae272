/** Facts and evidence in, findings out: every rule, then reach, figures and rank for all alike. */
import type { CodeFacts, Finding, FindingReport, RuntimeEvidence } from '@banyan/model';
import { type FactsIndex, indexFacts } from './facts-index';
import { scoreOf } from './rank/score';
import { entryChains } from './reach/entry-chains';
import type { FindingDraft, HotspotRule } from './rules/rule';
import { rules } from './rules/rules';
import { numberIds } from './number-ids';

/** What can be asked for. */
export interface HotspotOptions {
  readonly evidence?: RuntimeEvidence | undefined;
  /** The rules to apply; all when absent. */
  readonly rules?: readonly HotspotRule[];
}

/**
 * Everything that hurts in one project, the gravest first. Pure: the same documents give the same bytes.
 *
 * @example
 * findHotspots(facts).findings[0]?.title; // "Photo is read once per project of the page"
 */
export function findHotspots(facts: CodeFacts, options: HotspotOptions = {}): FindingReport {
  const index = indexFacts(facts, options.evidence);
  const outcomes = (options.rules ?? rules).map((rule) => ({ rule: rule.name, ...rule.find(index) }));
  const findings = outcomes.flatMap(({ rule, findings: drafts }) =>
    drafts.map((draft) => toFinding(index, rule, draft)),
  );
  const harmless = outcomes.flatMap((one) => one.harmless.map((entry) => ({ rule: one.rule, ...entry })));
  return {
    schema: 'banyan/finding-report@1',
    project: facts.project.name,
    evidence: [],
    findings: numberIds(findings).sort(gravestFirst),
    harmless: harmless.sort(byPlace),
    suppressed: [],
  };
}

function toFinding(index: FactsIndex, rule: string, draft: FindingDraft): Finding {
  const entryPoints = draft.entryPoints ?? entryChains(index, draft.function);
  const finding = { ...draft, id: `${rule}:${draft.function}:${draft.subject}`, rule, entryPoints };
  return { ...finding, score: scoreOf(finding) };
}

function gravestFirst(a: Finding, b: Finding): number {
  return b.score - a.score || byPlace(a, b) || (a.id < b.id ? -1 : 1);
}

function byPlace(a: { file: string; line: number }, b: { file: string; line: number }): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}
