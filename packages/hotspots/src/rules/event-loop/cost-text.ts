/** Costs in words. */
import type { HeavyWorkCost } from '@banyan/model';

const texts: Record<HeavyWorkCost, string> = {
  seconds: 'seconds',
  tenths: 'tenths of a second',
  hundredths: 'hundredths of a second',
  thousandths: 'around a thousandth of a second',
};

/** What one call usually takes. */
export function costText(cost: HeavyWorkCost | undefined): string {
  return cost ? texts[cost] : 'a time that grows with its input';
}
