/** What a reason weighs, for people. */
import type { MemberReason } from '@banyan/model';
import { percent } from './percent';

/** What the team has decided is no share of the coupling. */
export function shareOf({ criterion, weight }: MemberReason): string {
  return criterion === 'constraint' ? 'fixed' : percent(weight);
}
