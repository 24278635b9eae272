/** Files that several contexts need, or none: what to do with each, and why. */
import type { SharedMember } from '@banyan/model';
import type { JSX } from 'preact';
import { type Column, DataTable } from '../parts/data-table';
import { Place } from '../parts/place';
import { ContextLink, count, treatments } from '../parts/words';
import { useReport } from '../report-context';

/** One row a file. */
export function SharedView(): JSX.Element {
  const { shared } = useReport().data.proposal;
  const columns = shared.some(({ home }) => home !== undefined) ? [...own, homeColumn] : own;
  return (
    <>
      <p class="head">These files are not forced into a context.</p>
      <DataTable
        caption={`${count(shared.length, 'file')} in no context`}
        columns={columns}
        rows={shared}
        sorting={{ column: 3, descending: true }}
      />
    </>
  );
}

const homeColumn: Column<SharedMember> = {
  title: 'looked after by',
  key: (row) => row.home ?? '',
  cell: (row) => (row.home === undefined ? '–' : <ContextLink name={row.home} />),
};

const own: readonly Column<SharedMember>[] = [
  { title: 'file', key: (row) => row.module, cell: (row) => <Place file={row.module} /> },
  { title: 'treatment', key: (row) => row.treatment, cell: (row) => treatments[row.treatment] },
  { title: 'reason', cell: (row) => row.reason },
  {
    title: 'used by',
    numeric: true,
    key: (row) => row.usedBy.length,
    cell: (row) => <UsedBy names={row.usedBy} />,
  },
];

function UsedBy({ names }: { readonly names: readonly string[] }): JSX.Element {
  if (names.length === 0) return <>nobody</>;
  return (
    <details>
      <summary>{count(names.length, 'context')}</summary>
      {names.map((name) => (
        <div key={name}>
          <ContextLink name={name} />
        </div>
      ))}
    </details>
  );
}
