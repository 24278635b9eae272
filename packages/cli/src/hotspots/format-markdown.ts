/** Findings for a comment in a pull request. */
import {
  type Finding,
  type SourceLocation,
  tellCounts,
  tellRoutes,
  tellMeasured,
  tellMultiplier,
  tellStep,
  tellWhere,
} from '@banyan/model';
import { freshFindings, type HotspotView } from './hotspot-view';

const signs = { high: '🔴', medium: '🟠', low: '⚪' } as const;
const routesShown = 3;

type Place = (at: SourceLocation) => string;

/** What is new, or everything without a baseline; each finding folds. @param limit findings at most; 0 for all */
export function formatHotspotMarkdown(view: HotspotView, limit: number, place: Place): string {
  const all = freshFindings(view);
  const shown = limit === 0 ? all : all.slice(0, limit);
  const rest = all.length - shown.length;
  return [
    `### banyan: ${headline(all, view.baseline !== undefined)}`,
    ...shown.map((one) => formatOne(one, place)),
    ...(rest > 0 ? [`… and ${rest} more.`] : []),
    `<sub>${counts(view)}</sub>`,
  ]
    .join('\n\n')
    .concat('\n');
}

function headline(all: readonly Finding[], compared: boolean): string {
  if (all.length === 0) return compared ? 'nothing new hurts' : 'nothing hurts';
  return `${tellCounts(all)}${compared ? ', all new' : ''}`;
}

function formatOne(finding: Finding, place: Place): string {
  const { severity, title, rule, reasons, entryPoints, multiplier, measured, fix } = finding;
  const figures = measured ? tellMeasured(measured) : '';
  return [
    `<details><summary>${signs[severity]} ${severity}: ${html(title)} – <code>${html(place(finding))}</code></summary>\n`,
    ...reasons.map((reason) => `${escape(reason)}  `),
    ...(multiplier ? [`**Times**: ${escape(tellMultiplier(multiplier))} (${code(place(multiplier))})  `] : []),
    ...(figures === '' ? [] : [`**Measured**: ${figures}  `]),
    ...routeLines(entryPoints, place),
    `\n**Fix**: ${escape([fix.text, tellWhere(fix)].filter(Boolean).join(' – '))}`,
    ...(fix.sketch === undefined ? [] : [fenced(fix.sketch)]),
    `\n<sub>${code(rule)} · silence it with \`// banyan-ignore ${rule}: reason\`</sub>\n</details>`,
  ].join('\n');
}

function routeLines(entryPoints: Finding['entryPoints'], place: Place): string[] {
  const told = tellRoutes(entryPoints);
  const lines = told
    .slice(0, routesShown)
    .flatMap(({ text, chain }) => [
      `- ${code(text)}`,
      ...chain.map((step) => `  - ${code(tellStep(step))} at ${code(place(step))}`),
    ]);
  const rest = told.slice(routesShown).reduce((sum, one) => sum + one.entryPoints, 0);
  return lines.length === 0 ? [] : ['', ...lines, ...(rest > 0 ? [`- and ${rest} more`] : [])];
}

function counts({ findings, baseline, harmless, suppressed }: HotspotView): string {
  const known = baseline ? findings.filter(({ id }) => !baseline.added.has(id)).length : 0;
  const told = baseline ? [`${known} known`, `${baseline.gone.length} gone`] : [];
  return [...told, `${harmless.length} judged harmless`, `${suppressed.length} taken out by comments`].join(', ');
}

/** As long a run of backticks as it takes. */
function code(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
  return runs.length === 0 ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}

function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `\n${fence}ts\n${text}\n${fence}`;
}

/** Code between backticks stays code; the rest means itself. */
function escape(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/[\\*_[\]<>#|~]/g, '\\$&')))
    .join('');
}

function html(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
