/** Findings as a SARIF log: rules with their pages, chains as code flows, comments as suppressions. */
import type { DescribedRule } from '@banyan/hotspots';
import { type Finding, type FindingEntryPoint, type SuppressedFinding, tellEntryPoint, tellStep } from '@banyan/model';
import { sarifDigest } from '../sarif/sarif-digest';
import { toSarifLocation } from '../sarif/sarif-location';
import { type SarifOptions, toSarifLog } from '../sarif/sarif-log';
import type { HotspotView } from './hotspot-view';

/** More flows than anybody follows: a finding below a shared service may have hundreds of entry points. */
const flowsShown = 10;
const levels = { high: 'error', medium: 'warning', low: 'note' } as const;

/** @param pages the rules' pages as Markdown, by name; a rule without one is described by its line */
export function toHotspotSarif(
  { rules, findings, suppressed, baseline }: HotspotView,
  pages: ReadonlyMap<string, string>,
  { version, folder }: SarifOptions,
) {
  const indexOf = new Map(rules.map(({ name }, index) => [name, index]));
  const result = (finding: Finding) => toResult(finding, indexOf.get(finding.rule), folder);
  const stateOf = ({ id }: Finding) => baseline && { baselineState: baseline.added.has(id) ? 'new' : 'unchanged' };
  return toSarifLog(version, {
    automationDetails: { id: 'banyan/hotspots/' },
    rules: rules.map((rule) => toRule(rule, pages.get(rule.name))),
    results: [
      ...findings.map((finding) => ({ ...result(finding), ...stateOf(finding) })),
      ...suppressed.map((one) => ({ ...result(one.finding), suppressions: [toSuppression(one, folder)] })),
    ],
  });
}

function toRule({ name, family, describes }: DescribedRule, page = describes) {
  return {
    id: `banyan/${name}`,
    name: name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: describes },
    fullDescription: { text: describes },
    help: { text: page, markdown: page },
    defaultConfiguration: { level: 'warning' },
    properties: { tags: ['performance', family] },
  };
}

function toResult(finding: Finding, ruleIndex: number | undefined, folder: string) {
  const { id, rule, severity, title, reasons, fix, entryPoints, related = [], multiplier, score, confidence } = finding;
  const others = [...(multiplier ? [{ ...multiplier, text: multiplier.text }] : []), ...related];
  const flows = entryPoints.slice(0, flowsShown).map((entry) => toFlow(entry, finding, folder));
  return {
    ruleId: `banyan/${rule}`,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[severity],
    message: { text: sentences([title, ...reasons, fix.text]) },
    locations: [{ physicalLocation: toSarifLocation(finding, folder), logicalLocations: [toLogical(finding)] }],
    ...(others.length > 0 && {
      relatedLocations: others.map((one, at) => ({
        id: at + 1,
        message: { text: one.text },
        physicalLocation: toSarifLocation(one, folder),
      })),
    }),
    ...(flows.length > 0 && { codeFlows: flows }),
    partialFingerprints: { 'banyanFinding/v1': sarifDigest([id]) },
    properties: { id, severity, score, confidence, subject: finding.subject, fix: fix.sketch ?? fix.text },
  };
}

/** From the handler's first call to the line of the finding. */
function toFlow(entry: FindingEntryPoint, finding: Finding, folder: string) {
  const steps = entry.chain.map((step) => toStep(step, tellStep(step), folder));
  const last = entry.chain.at(-1);
  const ends = last?.file === finding.file && last.line === finding.line;
  return {
    message: { text: tellEntryPoint(entry) },
    threadFlows: [{ locations: ends ? steps : [...steps, toStep(finding, finding.title, folder)] }],
  };
}

function toStep(at: { readonly file: string; readonly line: number }, text: string, folder: string) {
  return { location: { physicalLocation: toSarifLocation(at, folder), message: { text } } };
}

function toLogical({ function: owner }: Finding) {
  return { fullyQualifiedName: owner, kind: 'function' };
}

function toSuppression({ reason, file, line }: SuppressedFinding, folder: string) {
  return {
    kind: 'inSource',
    justification: reason,
    location: { physicalLocation: toSarifLocation({ file, line }, folder) },
  };
}

/** Each ends as a sentence does. */
function sentences(texts: readonly string[]): string {
  return texts.map((text) => (/[.!?:]$/.test(text) ? text : `${text}.`)).join(' ');
}
