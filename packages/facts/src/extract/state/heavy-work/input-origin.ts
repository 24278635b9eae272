/** What a call computes on: where its arguments, or what it is called on, come from. */
import type { AccessKey } from '@banyan/model';
import type { PlacedCall, Project } from '../../../link/project';
import { mostVarying, originOf } from '../../data/value-origin';

/** The origin of what varies most; nothing for a call without arguments. */
export function inputOrigin({ file, call }: PlacedCall, project: Project): AccessKey['from'] | undefined {
  const place = { file, scope: call.scope };
  const given = call.args.filter(({ kind }) => kind !== 'function');
  return given.length === 0 ? undefined : mostVarying(given.map((term) => originOf(term, place, project)));
}
