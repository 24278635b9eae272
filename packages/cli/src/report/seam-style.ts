/** How a seam is drawn: by the hardest thing that passes it. */
import type { CrossingKind, Seam } from '@banyan/model';

/** `data`: tables, keys, transactions or state; `calls`: calls and injections; `types`: imports alone. */
export type SeamStyle = 'data' | 'calls' | 'types';

const ofKind: Readonly<Record<CrossingKind, SeamStyle>> = {
  call: 'calls',
  'call-in-loop': 'calls',
  injection: 'calls',
  event: 'calls',
  import: 'types',
  'table-read': 'data',
  'table-write': 'data',
  'foreign-key': 'data',
  join: 'data',
  transaction: 'data',
  'shared-state': 'data',
};

/** Data is harder to part than calls, calls are harder than imports. */
export function seamStyle({ crossings }: Seam): SeamStyle {
  const styles = new Set(crossings.map(({ kind }) => ofKind[kind]));
  if (styles.has('data')) return 'data';
  return styles.has('calls') ? 'calls' : 'types';
}
