/** Compares what was found with the cells of the matrix. */
import type { Finding, FindingReport } from '@banyan/model';
import { eventLoop } from './rules';
import type { Cell } from './shapes';

/** Names of the cells that are wrong, with what is wrong. */
export function wrongCells({ findings }: Pick<FindingReport, 'findings'>, cells: readonly Cell[]): string[] {
  return cells.flatMap((cell) => {
    const here = findings.filter(({ rule, file }) => file === cell.file && eventLoop.has(rule));
    const fault = cell.finds ? missing(here, cell.finds) : loud(here);
    return fault ? [`${cell.name}: ${fault}`] : [];
  });
}

function missing(
  here: readonly Finding[],
  { line, route, calls, rule }: NonNullable<Cell['finds']>,
): string | undefined {
  const finding = here.find((one) => one.rule === rule && one.line === line);
  if (!finding) return `no ${rule} at line ${line}`;
  const point = finding.entryPoints.find(({ path }) => path === route);
  if (!point) return `not led to by ${route}`;
  return point.chain.length === calls ? undefined : `${point.chain.length} calls instead of ${calls}`;
}

function loud(here: readonly Finding[]): string | undefined {
  const one = here.find(({ severity }) => severity !== 'low');
  return one && `${one.severity} ${one.rule} at line ${one.line}`;
}
