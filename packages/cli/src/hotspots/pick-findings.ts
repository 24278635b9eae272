/** Narrows what is shown to rules, severities, families and routes. */
import { BanyanError, type CodeFacts, type Finding, type Severity } from '@banyan/model';
import type { HotspotView } from './hotspot-view';
import { routeMatcher } from './route-matcher';

/** What was asked for; everything when nothing is. */
export interface Pick {
  readonly rule?: readonly string[];
  readonly severity?: Severity;
  readonly family?: string;
  readonly route?: string;
}

/** From the gravest down. */
export const severities: readonly Severity[] = ['high', 'medium', 'low'];

/** @throws BanyanError `CLI_RULE_UNKNOWN`, `CLI_ROUTE_UNKNOWN` */
export function pickFindings(view: HotspotView, pick: Pick, endpoints: CodeFacts['endpoints']): HotspotView {
  refuseUnknownRules(view, pick.rule ?? []);
  const byRoute = pick.route === undefined ? undefined : routeOf(pick.route, endpoints);
  const names = new Set(rulesOf(view, pick));
  const wanted = (finding: Finding): boolean =>
    names.has(finding.rule) &&
    (pick.severity === undefined || isAsGrave(finding.severity, pick.severity)) &&
    (byRoute === undefined || finding.entryPoints.some(byRoute));
  return {
    ...view,
    findings: view.findings.filter(wanted),
    suppressed: view.suppressed.filter(({ finding }) => wanted(finding)),
    harmless: view.harmless.filter(({ rule }) => names.has(rule)),
  };
}

/** Whether a severity is at least as grave as another. */
export function isAsGrave(one: Severity, other: Severity): boolean {
  return severities.indexOf(one) <= severities.indexOf(other);
}

function rulesOf({ rules, findings, suppressed }: HotspotView, { rule, family }: Pick): string[] {
  const found = [...findings, ...suppressed.map(({ finding }) => finding)].map((finding) => finding.rule);
  const all = [...rules.map(({ name }) => name), ...found];
  const ofFamily = new Set(rules.filter((one) => one.family === family).map(({ name }) => name));
  return all.filter((name) => (rule?.includes(name) ?? true) && (family === undefined || ofFamily.has(name)));
}

function refuseUnknownRules({ rules }: HotspotView, asked: readonly string[]): void {
  const known = rules.map(({ name }) => name);
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new BanyanError('CLI_RULE_UNKNOWN', `There is no rule called ${unknown}.`, `Rules are ${known.join(', ')}.`);
}

function routeOf(route: string, endpoints: CodeFacts['endpoints']): ReturnType<typeof routeMatcher> {
  const matches = routeMatcher(route);
  if (endpoints.some(matches)) return matches;
  throw new BanyanError(
    'CLI_ROUTE_UNKNOWN',
    `No entry point of the project begins with ${route}.`,
    'Give a path as the facts have it, e.g. --route /photos/:id or --route "GET /photos".',
  );
}
