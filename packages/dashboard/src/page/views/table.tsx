/** One table: its owner, and every place that touches it. */
import type { JSX } from 'preact';
import type { TableAccess } from '../../data/report-data';
import { type Column, DataTable } from '../parts/data-table';
import { Place } from '../parts/place';
import { ContextLink, count } from '../parts/words';
import { useReport } from '../report-context';
import { toHash } from '../route';
import { NotThere } from './not-there';

interface TableViewProps {
  readonly entity: string;
  /** Only what this context does; `in no context` for the rest. */
  readonly context: string | undefined;
}

interface Row extends TableAccess {
  readonly context: string | undefined;
}

/** One row an access. */
export function TableView({ entity, context }: TableViewProps): JSX.Element {
  const table = useReport().data.tables?.find((one) => one.entity === entity);
  if (!table) return <NotThere what={`table called “${entity}”`} />;
  const rows: Row[] = table.uses.flatMap((use) => use.accesses.map((access) => ({ ...access, context: use.context })));
  const shown = context === undefined ? rows : rows.filter((row) => (row.context ?? 'in no context') === context);
  return (
    <>
      <p class="head">
        {table.table} ({table.layer}), declared at <Place file={table.file} line={table.line} /> ·{' '}
        {table.owner === undefined ? (
          'owned by no context'
        ) : (
          <>
            owned by <ContextLink name={table.owner} />
          </>
        )}
        {context !== undefined && (
          <>
            {' '}
            · only {context} (<a href={toHash('tables', [entity])}>all</a>)
          </>
        )}
      </p>
      <DataTable caption={count(shown.length, 'access', 'accesses')} columns={columns} rows={shown} />
    </>
  );
}

const columns: readonly Column<Row>[] = [
  { title: 'where', key: (row) => row.file, cell: (row) => <Place file={row.file} line={row.line} /> },
  {
    title: 'context',
    key: (row) => row.context ?? '',
    cell: (row) => (row.context === undefined ? 'none' : <ContextLink name={row.context} />),
  },
  { title: 'operation', key: (row) => row.operation, cell: (row) => row.operation },
  { title: 'call', cell: (row) => <code>{row.call}</code> },
];
