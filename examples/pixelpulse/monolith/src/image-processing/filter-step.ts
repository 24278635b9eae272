import { BadRequestException } from '@nestjs/common';
import type { FilterName } from './filter-catalogue';
import { filterOf } from './filter-catalogue';

export interface FilterStep {
  filter: FilterName;
  amount?: number;
}

/** @throws BadRequestException when the filter takes no such amount */
export function amountOf({ filter, amount }: FilterStep): number {
  const range = filterOf(filter).amount;
  if (!range) {
    if (amount !== undefined) throw new BadRequestException(`The filter ${filter} takes no amount.`);
    return 0;
  }
  if (amount === undefined) return range.default;
  if (amount < range.min || amount > range.max || (range.whole && !Number.isInteger(amount))) {
    const kind = range.whole ? 'a whole number' : 'a number';
    throw new BadRequestException(`The amount of ${filter} is ${kind} from ${range.min} to ${range.max}.`);
  }
  return amount;
}

/** `blur 3, sepia 1`: what a version's note says. */
export function describeSteps(steps: FilterStep[]): string {
  return steps
    .map((step) => (filterOf(step.filter).amount ? `${step.filter} ${amountOf(step)}` : step.filter))
    .join(', ');
}
