/** A table that sorts by its heads, shows a page at a time, and is walked with the arrow keys. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Pager } from './pager';
import { type Sorting, sortRows } from './sort-rows';
import { walkTable } from './walk-table';

/** A column. */
export interface Column<T> {
  readonly title: string;
  readonly cell: (row: T) => ComponentChildren;
  /** What it sorts by; a column without one does not sort. */
  readonly key?: (row: T) => string | number;
  readonly numeric?: boolean;
}

interface DataTableProps<T> {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly sorting?: Sorting;
  readonly pageSize?: number;
  readonly empty?: string;
}

/** Only one page of rows is in the document, however many there are. */
export function DataTable<T>({
  caption,
  columns,
  rows,
  sorting,
  pageSize = 50,
  empty,
}: DataTableProps<T>): JSX.Element {
  const [order, setOrder] = useState<Sorting | undefined>(sorting);
  const [page, setPage] = useState(0);
  useEffect(() => setPage(0), [rows, order]);
  const sorted = useMemo(
    () => (order ? sortRows(rows, columns[order.column]?.key, order.descending) : rows),
    [rows, order],
  );
  if (rows.length === 0) return <p class="empty">{empty ?? `${caption}: none.`}</p>;
  const first = page * pageSize;
  const turn = (column: number): void =>
    setOrder((now) =>
      now?.column === column
        ? { column, descending: !now.descending }
        : { column, descending: columns[column]?.numeric ?? false },
    );
  return (
    <div class="table">
      <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
        <table onKeyDown={walkTable}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column, place) => (
                <Head
                  key={column.title}
                  column={column}
                  order={order?.column === place ? order : undefined}
                  onTurn={() => turn(place)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(first, first + pageSize).map((row, place) => (
              <tr key={first + place}>
                {columns.map((column) => (
                  <td key={column.title} class={column.numeric ? 'number' : undefined}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > pageSize && (
        <Pager first={first} size={pageSize} total={rows.length} onPage={setPage} page={page} />
      )}
    </div>
  );
}

interface HeadProps<T> {
  readonly column: Column<T>;
  readonly order: Sorting | undefined;
  readonly onTurn: () => void;
}

function Head<T>({ column, order, onTurn }: HeadProps<T>): JSX.Element {
  const sorted = order && (order.descending ? 'descending' : 'ascending');
  return (
    <th scope="col" aria-sort={sorted} class={column.numeric ? 'number' : undefined}>
      {column.key ? (
        <button type="button" class="sort" onClick={onTurn}>
          {column.title}
          <span aria-hidden="true">{order ? (order.descending ? '\u00a0▼' : '\u00a0▲') : ''}</span>
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}
