/** The files of a context, each with its reasons, stability, and what its crossings cost. */
import type { BoundedContext, ContextMember } from '@banyan/model';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { sumPrices } from '../crossing-families';
import type { ReportIndex } from '../index-report';
import { useReport } from '../report-context';
import { type Column, DataTable } from './data-table';
import { Place } from './place';
import { Reasons } from './reasons';
import { count, percent } from './words';

/** One row a file. */
export function MemberTable({ context }: { readonly context: BoundedContext }): JSX.Element {
  const report = useReport();
  const columns = useMemo(() => columnsFor(context, report), [context, report]);
  return (
    <DataTable
      caption={`${count(context.members.length, 'file')} of ${context.name}`}
      columns={columns}
      rows={context.members}
      pageSize={25}
    />
  );
}

function columnsFor(context: BoundedContext, report: ReportIndex): Column<ContextMember>[] {
  const priceOf = ({ module }: ContextMember): number =>
    sumPrices([...(report.leaving.get(module) ?? []), ...(report.arriving.get(module) ?? [])]);
  const linesOf = ({ module }: ContextMember): number => report.fileFacts.get(module)?.lines ?? 0;
  const measured = context.members.some(({ stability }) => stability !== undefined);
  const stability: Column<ContextMember> = {
    title: 'stability',
    numeric: true,
    key: (row) => row.stability ?? -1,
    cell: (row) => percent(row.stability),
  };
  return [
    { title: 'file', key: (row) => row.module, cell: (row) => <Place file={row.module} /> },
    { title: 'why it is here', cell: (row) => <Why member={row} /> },
    { title: 'lines', numeric: true, key: linesOf, cell: (row) => linesOf(row) || '–' },
    { title: 'crossings’ price', numeric: true, key: priceOf, cell: (row) => priceOf(row) || '–' },
    ...(measured ? [stability] : []),
  ];
}

function Why({ member: { reasons } }: { readonly member: ContextMember }): JSX.Element {
  const [strongest] = reasons;
  if (!strongest) return <>–</>;
  return (
    <details>
      <summary>
        {strongest.text} ({strongest.criterion === 'constraint' ? 'fixed' : percent(strongest.weight)})
      </summary>
      <Reasons reasons={reasons} />
    </details>
  );
}
