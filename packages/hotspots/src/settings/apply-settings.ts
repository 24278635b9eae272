/** What the team has decided about rules and folders, held to the findings; what is left out is said. */
import type { Finding, HarmlessFinding, HotspotSettings } from '@banyan/model';
import { scoreOf } from '../rank/score';
import { pathMatcher } from './path-matcher';

/** Findings that are left, as grave as the team says, and those it leaves out. */
export function applySettings(
  found: readonly Finding[],
  { severity = {}, ignore = [] }: HotspotSettings,
): { readonly findings: readonly Finding[]; readonly left: readonly HarmlessFinding[] } {
  const ignored = pathMatcher(ignore);
  const left = found.flatMap((finding) => {
    const pattern = ignored(finding.file);
    if (pattern !== undefined) return [leftOut(finding, 'ignored', `banyan.yaml ignores ${pattern}.`)];
    const isOff = Object.hasOwn(severity, finding.rule) && severity[finding.rule] === 'off';
    return isOff ? [leftOut(finding, 'off', `banyan.yaml switches ${finding.rule} off.`)] : [];
  });
  const out = new Set(left.map(({ id }) => id));
  const findings = found.filter(({ id }) => !out.has(id)).map((finding) => weighed(finding, severity));
  return { findings, left: left.map(({ id: _, ...entry }) => entry) };
}

function leftOut(finding: Finding, reason: string, text: string): HarmlessFinding & { readonly id: string } {
  const { id, rule, file, line, function: owner, subject, title } = finding;
  return { id, rule, file, line, function: owner, subject, reason, text: `${title}. ${text}` };
}

function weighed(finding: Finding, severities: Required<HotspotSettings>['severity']): Finding {
  const severity = Object.hasOwn(severities, finding.rule) ? severities[finding.rule] : undefined;
  if (severity === undefined || severity === 'off' || severity === finding.severity) return finding;
  const changed = { ...finding, severity };
  return { ...changed, score: scoreOf(changed) };
}
