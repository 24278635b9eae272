/**
 * What a crossing costs, and what usually replaces it.
 *
 * The prices are judgement, not measurement, and ordinal: they say that a transaction across services is worse than a
 * foreign key, not that it is thirteen times worse. The scale is "one synchronous call that needs a contract" = 1. A
 * call in a loop multiplies round trips (5). A read of a foreign table needs a read model kept up to date (2), a write
 * needs the owner to offer the operation (5), a join must be composed from two answers (3), a foreign key loses its
 * guarantee but keeps its column (1). A transaction becomes a saga with compensations (13): the dearest, because it
 * changes what users can see. State in the process has to move to a shared store before a second process exists (5).
 * An event, message or job needs a broker in between and nobody who waits (0.5).
 * An import is code that can be copied or published (0.5), an injection without a visible call a contract still to be
 * found (1). Evidence from production (calls per second, rows) may refine them later; the table stays the default.
 */
import type { CrossingKind } from '@banyan/model';

/** Price and pattern by kind of crossing. */
export const prices: Readonly<Record<CrossingKind, { readonly price: number; readonly pattern: string }>> = {
  call: { price: 1, pattern: 'grpc-call' },
  'call-in-loop': { price: 5, pattern: 'batch-call' },
  injection: { price: 1, pattern: 'grpc-call' },
  import: { price: 0.5, pattern: 'shared-library' },
  'table-read': { price: 2, pattern: 'read-model' },
  'table-write': { price: 5, pattern: 'owner-api' },
  'foreign-key': { price: 1, pattern: 'drop-fk-keep-id' },
  join: { price: 3, pattern: 'api-composition' },
  event: { price: 0.5, pattern: 'message-broker' },
  transaction: { price: 13, pattern: 'saga-with-outbox' },
  'shared-state': { price: 5, pattern: 'shared-store' },
};
