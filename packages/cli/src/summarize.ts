/** What `banyan analyze --json` prints: the facts in numbers. */
import type { CodeFacts } from '@banyan/model';

/** Counts of one analysis. */
export interface AnalysisSummary {
  readonly project: string;
  readonly source: readonly string[];
  readonly frameworks: readonly string[];
  readonly files: number;
  readonly lines: number;
  /** Pairs of analysed files joined by at least one import. */
  readonly importEdges: number;
  /** Pairs whose imported file lies in the project, but outside the source folders. */
  readonly importEdgesLeaving: number;
  /** Specifiers that should lead to a file of the project and do not. */
  readonly unresolvedImports: number;
  /** Imports whose specifier is computed at run time. */
  readonly nonLiteralImports: number;
  /** Strongly connected components of the import graph. */
  readonly cycles: number;
  readonly nestModules: number;
  readonly injections: number;
  readonly entryPoints: number;
  /** Places where work is handed on by event, message, command or job. */
  readonly emissions: number;
  readonly entities: number;
  readonly accesses: number;
  readonly transactions: number;
  readonly processState: number;
  readonly heavyWork: number;
  /** Share of the calls that nobody could follow, 0 to 1. */
  readonly unknownCalls: number;
  readonly problems: number;
  readonly seconds: number;
}

/** Counts the facts. */
export function summarize(facts: CodeFacts, seconds: number): AnalysisSummary {
  const edges = countEdges(facts);
  const of = (resolution: string): number => facts.imports.filter((fact) => fact.resolution === resolution).length;
  return {
    project: facts.project.name,
    source: facts.project.source,
    frameworks: facts.project.frameworks,
    files: facts.modules.length,
    lines: facts.modules.reduce((sum, module) => sum + module.lines, 0),
    importEdges: edges.inside,
    importEdgesLeaving: edges.leaving,
    unresolvedImports: of('internal-broken'),
    nonLiteralImports: of('non-literal'),
    cycles: facts.cycles.length,
    nestModules: facts.nestModules.length,
    injections: facts.injections.length,
    entryPoints: facts.endpoints.length,
    emissions: facts.emissions.length,
    entities: facts.entities.length,
    accesses: facts.accesses.length,
    transactions: facts.transactions.length,
    processState: facts.processState.length,
    heavyWork: facts.heavyWork.length,
    unknownCalls: shareOf(facts.coverage.unknown, facts.coverage.calls),
    problems: facts.problems.length,
    seconds: Math.round(seconds * 100) / 100,
  };
}

/** Three digits are enough to compare two runs. */
function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 1000) / 1000;
}

function countEdges({ modules, imports }: CodeFacts): { readonly inside: number; readonly leaving: number } {
  const analysed = new Set(modules.map(({ path }) => path));
  const targets = new Map(imports.flatMap(({ file, to }) => (to === undefined ? [] : [[`${file}\n${to}`, to]])));
  const inside = [...targets.values()].filter((to) => analysed.has(to)).length;
  return { inside, leaving: targets.size - inside };
}
