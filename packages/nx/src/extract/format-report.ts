/** The report of a lift for a terminal. */
import { formatLocation } from '@banyan/model';
import type { LiftReport, Remark } from '../lift/report/lift-report';
import type { PlannedExtraction } from './plan-extraction';

/** Several lines; the changes themselves are listed elsewhere. */
export function formatReport({ report, changes, directory }: PlannedExtraction): string {
  const { lifted, total } = report.files;
  const done = changes.length === 0 ? 'nothing to change' : `${changes.length} files`;
  return [
    `${report.context}: ${count(report.routes.length, 'route')}, ${lifted} of ${total} files lifted → ${directory} (${done})`,
    ...foreignClasses(report),
    ...block('stays in the monolith', report.left),
    ...block('not shared by the two processes', report.notShared),
    ...block('look at this first', report.warnings),
  ].join('\n');
}

function foreignClasses(report: LiftReport): readonly string[] {
  const foreign = report.providers.filter(({ context }) => context !== report.context);
  if (foreign.length === 0) return [];
  const lines = foreign.map(
    ({ name, context, neededBy }) => `  ${name} (${context ?? 'shared'}), needed by ${neededBy}`,
  );
  return [`${count(foreign.length, 'class')} of other contexts came along`, ...lines];
}

function block(title: string, remarks: readonly Remark[]): readonly string[] {
  if (remarks.length === 0) return [];
  return [title, ...remarks.map((remark) => `  ${formatLocation(remark)}  ${remark.text}`)];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : noun.endsWith('s') ? 'es' : 's'}`;
}
