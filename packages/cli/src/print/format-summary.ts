/** The summary of an analysis for people. */
import { type CodeFacts, formatLocation } from '@banyan/model';
import type { AnalysisSummary } from '../summarize';
import { paint } from './paint';

const shown = 10;

/** Counts, then what should worry the reader: unresolved imports, problems, cycles. */
export function formatSummary(summary: AnalysisSummary, facts: CodeFacts, file: string): string {
  return [
    `${paint('bold', summary.project)} (${summary.frameworks.join(', ') || 'no framework recognised'}), ${summary.source.join(' ')}`,
    ...counts(summary),
    ...warnings(facts),
    `${paint('dim', `${summary.seconds} s, facts in ${file}`)}`,
  ].join('\n');
}

function counts(summary: AnalysisSummary): string[] {
  const { files, lines, importEdges, cycles, nestModules, injections, entryPoints, entities, accesses } = summary;
  return [
    `  ${files} files, ${lines} lines, ${importEdges} import edges, ${cycles} import cycles`,
    `  ${nestModules} Nest modules, ${injections} injections, ${entryPoints} entry points`,
    `  ${entities} entities, ${accesses} data accesses, ${summary.transactions} transactions`,
    `  ${summary.emissions} hand-overs by event, message, command or job`,
    `  ${summary.processState} pieces of process state, ${summary.heavyWork} places of heavy work`,
    `  ${percent(1 - summary.unknownCalls)} of all calls followed or known to leave the project`,
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function warnings(facts: CodeFacts): string[] {
  const broken = facts.imports.filter((fact) => fact.resolution === 'internal-broken');
  const share = broken.length / Math.max(1, facts.imports.length);
  const loud =
    share > 0.03 ? ` (${Math.round(share * 100)} % of all imports: what follows from the facts is unreliable)` : '';
  return [
    ...listed(
      `imports that lead nowhere${loud}`,
      broken.map((fact) => `${formatLocation(fact)} ${fact.specifier}`),
    ),
    ...listed(
      'problems',
      facts.problems.map((problem) => `${formatLocation(problem)} ${problem.code} ${problem.message}`),
    ),
    ...listed(
      'import cycles',
      facts.cycles.map(
        (cycle) =>
          `${cycle.members.length} files, cut ${cycle.feedback
            .map((edge) => `${formatLocation(edge)} → ${edge.to}`)
            .slice(0, 3)
            .join(', ')}`,
      ),
    ),
  ];
}

function listed(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const rest = lines.length > shown ? [`    … and ${lines.length - shown} more in the document`] : [];
  return [
    `  ${paint('yellow', `${lines.length} ${title}`)}`,
    ...lines.slice(0, shown).map((line) => `    ${line}`),
    ...rest,
  ];
}
