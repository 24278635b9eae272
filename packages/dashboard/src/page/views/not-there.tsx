/** For an address that leads to nothing in this report. */
import type { JSX } from 'preact';
import { toHash } from '../route';

/** One sentence and a way on. */
export function NotThere({ what }: { readonly what: string }): JSX.Element {
  return (
    <p class="empty">
      There is no {what} in this report. <a href={toHash('overview')}>To the overview</a>
    </p>
  );
}
