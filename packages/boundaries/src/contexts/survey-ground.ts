/** The facts as detection and settling see them. */
import { bindBlocks } from '../constraints/bind-blocks';
import { isEmpty } from '../constraints/compile-constraints';
import type { Constraints } from '../constraints/constraints';
import { featureFolders } from '../criteria/feature-folder';
import { findAtoms } from '../detection/atoms';
import { type FactsIndex } from '../facts-index';
import { toBindingGraph } from '../graph/binding-graph';
import { couplingOf } from '../graph/coupling-of';
import { findSubstance } from '../roles/find-substance';
import { findRoles } from '../roles/module-role';
import { findPipelineUses } from '../roles/pipeline-uses';
import type { Ground } from './ground';
import { findPlainFolders } from './library-folders';
import { linkUses } from './users';

/** Roles, folders and graphs of a project, with what the team has decided. */
export function surveyGround(index: FactsIndex, asked?: Constraints): Ground {
  const constraints = asked && !isEmpty(asked) ? asked : undefined;
  const roles = withoutIgnored(findRoles(index), constraints);
  const substance = findSubstance(roles);
  const features = featureFolders(index);
  const coupling = couplingOf(index);
  return {
    ...{ index, roles, substance, features, coupling },
    links: linkUses(index, findPipelineUses(index), roles),
    plainFolders: substance.mute ? [] : findPlainFolders(index, roles, features),
    atoms: bindBlocks(findAtoms(index, features), constraints),
    binding: toBindingGraph(coupling, roles),
    ...(constraints && { constraints }),
  };
}

/** What the team ignores says as little about boundaries as a migration does. */
function withoutIgnored(roles: Ground['roles'], constraints: Constraints | undefined): Ground['roles'] {
  const ignored = constraints?.ignored ?? new Map();
  return ignored.size === 0
    ? roles
    : new Map([...roles].map(([module, role]) => [module, ignored.has(module) ? 'operations' : role]));
}
