/** One finding for people at a terminal. */
import {
  type Finding,
  type FindingEntryPoint,
  type Severity,
  type SourceLocation,
  tellRoutes,
  tellMeasured,
  tellMultiplier,
  tellStep,
  tellWhere,
} from '@banyan/model';
import { paint } from '../print/paint';

const routesShown = 3;
const reasonsShown = 3;
/** Eight columns for the names of lines, so that what they say stands in one column. */
const indent = ' '.repeat(10);

const styles = { high: ['bold', 'red'], medium: 'yellow', low: 'dim' } as const;

/** @param place `file:line` as the terminal can open it @param known whether the baseline knows it */
export function formatFinding(finding: Finding, place: (at: SourceLocation) => string, known?: boolean): string {
  const { title, reasons, entryPoints, multiplier, measured, fix, rule, related = [] } = finding;
  return [
    `${severityLabel(finding.severity)} ${paint('bold', title)}  ${paint('dim', `${rule}${known ? ', known' : ''}`)}`,
    `${indent}${paint('cyan', place(finding))}`,
    ...labelled('why', reasons.slice(0, reasonsShown)),
    ...labelled('route', routes(entryPoints, place)),
    ...labelled('times', multiplier ? [`${tellMultiplier(multiplier)}  ${place(multiplier)}`] : []),
    ...labelled('about', [finding.subject]),
    ...labelled(
      'see',
      related.map((one) => `${one.text}  ${place(one)}`),
    ),
    ...labelled('measured', measured ? [tellMeasured(measured)] : []),
    ...labelled('fix', [[fix.text, tellWhere(fix)].filter(Boolean).join(' – '), ...sketchLines(fix.sketch)]),
  ].join('\n');
}

/** `high`, `medium`, `low` in a column of their own; the word says it, the colour only helps. */
export function severityLabel(severity: Severity): string {
  return paint([...[styles[severity]].flat()], severity.padEnd(9));
}

/** Chains with the routes that have them in common; the others are counted. */
function routes(entryPoints: readonly FindingEntryPoint[], place: (at: SourceLocation) => string): string[] {
  const told = tellRoutes(entryPoints);
  const shown = told
    .slice(0, routesShown)
    .flatMap(({ text, chain }) => [
      text,
      ...chain.map((step) => `  → ${tellStep(step)}  ${paint('dim', place(step))}`),
    ]);
  const rest = told.slice(routesShown).reduce((sum, one) => sum + one.entryPoints, 0);
  return rest > 0 ? [...shown, `and ${rest} more`] : shown;
}

function labelled(name: string, lines: readonly string[]): string[] {
  return lines
    .filter((line) => line.trim() !== '')
    .map((line, at) => `${(at === 0 ? name : '').padEnd(indent.length)}${line}`)
    .map((line) => line.replace(/^(\w+)/, (word) => paint('dim', word)));
}

function sketchLines(sketch: string | undefined): string[] {
  return sketch === undefined ? [] : sketch.split('\n').map((line) => `  ${line}`);
}
