/** What is said of each route of the matrix, against what is to be said. */
import type { Finding, FindingReport } from '@banyan/model';
import { type Cell, cells, routeOf } from './project-of';

/** Wrong cells, with what is wrong. */
export function wrongCells({ findings, harmless }: Pick<FindingReport, 'findings' | 'harmless'>): string[] {
  return cells.flatMap((cell) => {
    const route = routeOf(cell);
    const found = findings.filter(({ rule, subject }) => rule === 'cacheable-route' && subject === route);
    const excused = harmless.filter(({ rule, subject }) => rule === 'cacheable-route' && subject === route);
    const why = faultOf(cell, found, excused.map(({ reason }) => reason).join(' '));
    return why === undefined ? [] : [`${route}: ${why}`];
  });
}

function faultOf({ shape, framework }: Cell, found: readonly Finding[], excuse: string): string | undefined {
  const { verdict } = shape;
  const wanted = verdict === 'open' || verdict === 'guarded' ? 1 : 0;
  if (found.length !== wanted) return `found ${found.length} times instead of ${wanted}`;
  if (excuse !== (verdict === 'differs' ? 'differs-each-time' : '')) return `harmless because of '${excuse}'`;
  const [finding] = found;
  return finding && proposalFault(finding, verdict === 'guarded' ? 'cache.wrap(`' : framework.says, shape.keyed);
}

/** The proposal is in the framework's words, has the key, and names the places that make the answer old. */
function proposalFault({ fix, related = [] }: Finding, says: string, keyed: true | undefined): string | undefined {
  if (!fix.sketch?.startsWith(says)) return `proposed as ${fix.sketch}`;
  if (says.startsWith('cache') && keyed && !fix.sketch.includes('/${id}`')) return `without a key: ${fix.sketch}`;
  return related.length === 0 ? 'without the places that write' : undefined;
}
