/** Tables against contexts: who owns, who reads, who writes. */
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { TableCell } from '../../data/report-data';
import { buildMatrix, countContexts, type MatrixColumn, type MatrixRow } from '../matrix';
import { Pager } from '../parts/pager';
import { walkTable } from '../parts/walk-table';
import { count } from '../parts/words';
import { useReport } from '../report-context';
import { toHash } from '../route';

const pageSize = 40;

/** The matrix, a page at a time. */
export function TablesView(): JSX.Element {
  const { data, contexts } = useReport();
  const [crossingOnly, setCrossingOnly] = useState(true);
  const [page, setPage] = useState(0);
  const { columns, rows } = useMemo(() => {
    const tables = (data.tables ?? []).filter((table) => !crossingOnly || countContexts(table) > 1);
    return buildMatrix(tables, [...contexts.keys()]);
  }, [data, contexts, crossingOnly]);
  if (!data.tables)
    return <p class="empty">The facts were not at hand when this report was made: no tables to show.</p>;
  if (data.tables.length === 0) return <p class="empty">No table or collection was found in the code.</p>;
  const first = page * pageSize;
  const only = (checked: boolean): void => {
    setCrossingOnly(checked);
    setPage(0);
  };
  return (
    <>
      <p class="note">
        ★ owner · r reads · <strong>w writes</strong>, counted as places in the code; a framed cell writes a table of
        another context. What shared files touch for others stands under “in no context”.
      </p>
      <p class="filters">
        <label>
          <input type="checkbox" checked={crossingOnly} onChange={(event) => only(event.currentTarget.checked)} /> only
          tables that more than one context touches
        </label>
      </p>
      <Matrix
        columns={columns}
        rows={rows.slice(first, first + pageSize)}
        caption={captionOf(rows, data.tables.length)}
      />
      {rows.length > pageSize && (
        <Pager first={first} size={pageSize} total={rows.length} page={page} onPage={setPage} />
      )}
    </>
  );
}

function captionOf(rows: readonly MatrixRow[], all: number): string {
  const outside = rows.filter(({ writtenFromOutside }) => writtenFromOutside).length;
  return `${rows.length} of ${count(all, 'table')}; ${outside} written by a context that does not own them`;
}

interface MatrixProps {
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
  readonly caption: string;
}

function Matrix({ columns, rows, caption }: MatrixProps): JSX.Element {
  return (
    <div class="scroll matrix" tabIndex={0} role="region" aria-label="Tables and contexts">
      <table onKeyDown={walkTable}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">table</th>
            {columns.map(({ name, context }) => (
              <th key={name} scope="col" class="upright" title={name}>
                <span>
                  {context === undefined ? name : <a href={toHash('context', [context, 'tables'])}>{name}</a>}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ table, cells }) => (
            <tr key={table.entity}>
              <th scope="row">
                <a href={toHash('tables', [table.entity])}>{table.entity}</a>
              </th>
              {cells.map((cell, place) => (
                <Cell
                  key={place}
                  cell={cell}
                  column={columns[place] as MatrixColumn}
                  entity={table.entity}
                  owner={table.owner}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly cell: TableCell | undefined;
  readonly column: MatrixColumn;
  readonly entity: string;
  readonly owner: string | undefined;
}

function Cell({ cell, column: { name, context }, entity, owner }: CellProps): JSX.Element {
  const owns = context !== undefined && context === owner;
  const { reads = 0, writes = 0 } = cell ?? {};
  const foreign = writes > 0 && context !== undefined && !owns;
  const counts = [reads > 0 && `r${reads}`, writes > 0 && `w${writes}`].filter(Boolean).join(' ');
  const spoken = `${counts}: ${entity} in ${name}${owns ? ', owner' : ''}`;
  return (
    <td class={owns ? 'owner' : foreign ? 'foreign' : undefined}>
      {owns && <span title="owner">★</span>}
      {cell && (
        <a href={toHash('tables', [entity, name])} aria-label={spoken} title={spoken}>
          {reads > 0 && `r${reads}`}
          {reads > 0 && writes > 0 && ' '}
          {writes > 0 && <strong>{`w${writes}`}</strong>}
        </a>
      )}
    </td>
  );
}
