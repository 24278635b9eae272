/** Names of criteria as a person gives them. */
import { BanyanError } from '@banyan/model';
import { criteria } from '../criteria/criteria';
import { nearestNames } from '../nearest-names';
import { symbolCriteria } from './symbol-criteria';

/** @throws BanyanError `BOUNDARIES_CRITERION_UNKNOWN` for the first that no table has */
export function checkCriteria(asked: readonly string[]): void {
  const known = new Set([...criteria, ...symbolCriteria].map(({ name }) => name));
  const stranger = asked.find((name) => !known.has(name));
  if (stranger === undefined) return;
  const near = nearestNames(stranger, known);
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : `There are ${[...known].join(', ')}.`;
  throw new BanyanError('BOUNDARIES_CRITERION_UNKNOWN', `"${stranger}" is no criterion.`, hint);
}
