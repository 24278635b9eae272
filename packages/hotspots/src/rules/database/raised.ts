/** How grave a look-up is by the share of the database's time that it takes. */
import type { Severity } from '@banyan/model';

/** Share from which on a look-up is worth a ticket, or an hour today. */
const noted = 0.1;
const grave = 0.3;

/** What was measured raises it, and never lowers it. */
export function raised(severity: Severity, share = 0): Severity {
  if (share >= grave) return 'high';
  return share >= noted && severity === 'low' ? 'medium' : severity;
}
