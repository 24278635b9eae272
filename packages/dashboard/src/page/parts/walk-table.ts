/** Arrow keys in a table: from row to row and from cell to cell, over what can have the focus. */

const focusable = 'a[href], button:not([disabled]), summary';

/** Up and down keep the column where they can; Home and End go to the first and last row. */
export function walkTable(event: KeyboardEvent): void {
  const here = event.target as HTMLElement;
  const cell = here.closest('td, th');
  const row = cell?.closest('tr');
  const body = row?.closest('table');
  if (!cell || !row || !body || event.ctrlKey || event.metaKey || event.altKey) return;
  const next = nextOf(event.key, here, cell, row, body);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function nextOf(
  key: string,
  here: HTMLElement,
  cell: Element,
  row: HTMLTableRowElement,
  table: HTMLTableElement,
): HTMLElement | undefined {
  const rows = [...table.rows].filter((each) => each.querySelector(focusable));
  const at = rows.indexOf(row);
  const column = [...row.cells].indexOf(cell as HTMLTableCellElement);
  if (key === 'ArrowDown') return inRow(rows[at + 1], column);
  if (key === 'ArrowUp') return inRow(rows[at - 1], column);
  if (key === 'Home')
    return inRow(
      rows.find(({ parentElement }) => parentElement?.tagName === 'TBODY'),
      column,
    );
  if (key === 'End') return inRow(rows.at(-1), column);
  const own = [...row.querySelectorAll<HTMLElement>(focusable)];
  if (key === 'ArrowRight') return own[own.indexOf(here) + 1];
  if (key === 'ArrowLeft') return own[own.indexOf(here) - 1];
  return undefined;
}

/** What can have the focus in that column, else whatever is nearest to it in the row. */
function inRow(row: HTMLTableRowElement | undefined, column: number): HTMLElement | undefined {
  if (!row) return undefined;
  const cells = [...row.cells].map((cell, place) => ({ found: cell.querySelector<HTMLElement>(focusable), place }));
  cells.sort((left, right) => Math.abs(left.place - column) - Math.abs(right.place - column));
  return cells.find(({ found }) => found)?.found ?? undefined;
}
