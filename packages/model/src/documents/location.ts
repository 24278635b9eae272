/** Where a fact comes from: every fact, crossing and finding carries one, so that a report line can be clicked. */

/** A file below the analysed root, with forward slashes and no leading `./`, e.g. `src/orders/order.service.ts`. */
export type ModulePath = string;

/**
 * A named piece of code: `src/orders/order.service.ts#OrderService` (class, function) or
 * `src/orders/order.service.ts#OrderService.total` (method). Code at module level is `src/main.ts#`.
 */
export type SymbolId = string;

/** A line in the analysed project. */
export interface SourceLocation {
  /** The file, relative to the analysed root. */
  readonly file: ModulePath;
  /** The line, counted from 1. */
  readonly line: number;
}
