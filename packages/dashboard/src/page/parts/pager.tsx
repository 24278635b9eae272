/** Turns pages of rows. */
import type { JSX } from 'preact';

interface PagerProps {
  readonly first: number;
  readonly size: number;
  readonly total: number;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

/** Two buttons and where one is. */
export function Pager({ first, size, total, page, onPage }: PagerProps): JSX.Element {
  const last = Math.min(first + size, total);
  return (
    <p class="pager">
      <button type="button" disabled={page === 0} onClick={() => onPage(page - 1)}>
        ← before
      </button>
      <span role="status">
        {(first + 1).toLocaleString('en')}–{last.toLocaleString('en')} of {total.toLocaleString('en')}
      </span>
      <button type="button" disabled={last === total} onClick={() => onPage(page + 1)}>
        next →
      </button>
    </p>
  );
}
