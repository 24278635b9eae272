/** What accesses say about their rows, one line each, for specs. */
import type { CodeFacts } from '@banyan/model';

/** `one limited`, `many limited by taken_at, id`, `one limited batched locks`; joins are left out. */
export function rowsSaid({ accesses }: CodeFacts, file?: string): string[] {
  return accesses
    .filter((access) => access.via !== 'join' && access.operation === 'read' && (file ?? access.file) === access.file)
    .map(({ line, rows, limited, order, batched, locks }) => {
      const flags = [limited && 'limited', batched && 'batched', locks && 'locks'].filter(Boolean);
      return [`${line}`, rows ?? '-', ...flags, ...(order ? [`by ${order.join(', ')}`] : [])].join(' ');
    });
}
