/** An import graph for people: counts, cycles with what to cut, what leads nowhere, hubs. */
import type { CycleFact, FactProblem, ImportFact } from '@banyan/model';
import { paint } from '../print/paint';
import { formatTable } from '../print/table';
import { isTypesAlone } from './edge-kinds';
import { printable } from '../print/printable';
import type { GraphView } from './view-graph';

const shown = 10;

export function formatGraph(view: GraphView, seconds: number): string {
  const { project, modules, edges, imports, cycles, broken, nonLiteral, problems, hubs } = view;
  const of = (resolution: ImportFact['resolution']): number =>
    imports.filter((fact) => fact.resolution === resolution).length;
  const typeOnly = edges.filter(isTypesAlone);
  const counts = [
    ['', 'count'],
    ['files', modules.length],
    ['edges (pairs of files)', edges.length],
    ['  of types alone', typeOnly.length],
    ['imports of libraries', of('external') + of('builtin')],
    ['imports that lead nowhere', broken.length],
    ['imports computed at run time', nonLiteral.length],
    ['cycles', cycles.length],
    ['  there when the program runs', cycles.filter(({ atRunTime }) => atRunTime).length],
    ['files in cycles', cycles.reduce((sum, { members }) => sum + members.length, 0)],
  ];
  return [
    `${paint('bold', project.name)}, ${project.source.map(printable).join(' ')}`,
    formatTable(counts),
    ...listed('problems', problems.map(toProblem)),
    ...listed('imports that lead nowhere', broken.map(toImport)),
    ...listed('imports computed at run time', nonLiteral.map(toImport)),
    ...listed('cycles, and the imports to cut', cycles.map(toCycle)),
    ...(hubs.length > 0
      ? [
          formatTable([
            ['imported by', 'imports', 'file'],
            ...hubs.slice(0, shown).map(({ file, importedBy, imports: own }) => [importedBy, own, printable(file)]),
          ]),
        ]
      : []),
    paint('dim', `${seconds.toFixed(2)} s; --json prints everything`),
  ].join('\n\n');
}

function toImport({ file, line, specifier }: ImportFact): string {
  return `${printable(file)}:${line} ${printable(specifier)}`;
}

function toProblem({ file, line, code, message }: FactProblem): string {
  return `${printable(file)}:${line} ${code} ${printable(message)}`;
}

function toCycle({ members, atRunTime, feedback }: CycleFact): string {
  const cuts = feedback
    .slice(0, shown)
    .map(({ file, line, to }) => `\n    cut ${printable(file)}:${line} → ${printable(to)}`);
  const rest = feedback.length > shown ? `\n    … and ${feedback.length - shown} more` : '';
  return `${members.length} files${atRunTime ? '' : ', types alone'}, ${feedback.length} to cut${cuts.join('')}${rest}`;
}

function listed(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const rest = lines.length > shown ? [`  … and ${lines.length - shown} more`] : [];
  const head = paint('yellow', `${lines.length} ${title}`);
  return [[head, ...lines.slice(0, shown).map((line) => `  ${line}`), ...rest].join('\n')];
}
