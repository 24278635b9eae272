/** The call that stands in the middle of a repetition: the query itself, or what leads to it. */
import type { Cell } from '../cell';
import { methodOf } from './group';

export function callOf(cell: Cell, key: string): string {
  return cell.way === 'table' ? `this.${methodOf(cell)}Table[this.kind](${key})` : directCallOf(cell, key);
}

/** Without the table in between. */
export function directCallOf(cell: Cell, key: string): string {
  const name = methodOf(cell);
  if (cell.distance === 1) return `this.store.${name}(${key})`;
  if (cell.distance === 3) return `this.step.${name}(${key})`;
  return cell.layer.calls[cell.operation]?.(key) ?? '';
}
