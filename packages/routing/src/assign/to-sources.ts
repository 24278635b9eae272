/** What a plan says about callers and testers, as the table wants it. */
import type { Override, StickyKeySource } from '@banyan/model';
import { toNetworkTest } from '../plan/networks';
import type { StickySource, TableOverride } from '../table/routing-table';

/** @param secrets what the plan's signing key refers to */
export function toStickySource(source: StickyKeySource, secrets: readonly string[]): StickySource {
  const { header, cookie, claim, issue } = source;
  if (issue !== undefined) return Object.freeze({ kind: 'issued', name: issue, secrets });
  if (claim !== undefined) {
    const from = cookie ?? (header ?? 'authorization').toLowerCase();
    return Object.freeze({ kind: 'claim', name: claim, from, inCookie: cookie !== undefined });
  }
  if (cookie !== undefined) return Object.freeze({ kind: 'cookie', name: cookie });
  return Object.freeze({ kind: 'header', name: (header ?? '').toLowerCase() });
}

/** @param secrets what the plan's signing key refers to */
export function toOverride(override: Override, secrets: readonly string[]): TableOverride {
  const { header, networks = [], signed = false } = override;
  return Object.freeze({ header: header.toLowerCase(), isTrusted: toNetworkTest(networks), signed, secrets });
}
