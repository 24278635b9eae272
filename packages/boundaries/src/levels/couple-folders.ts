/** Coupling between feature folders. */
import { folderNode } from '../criteria/criterion';
import { featureFolders } from '../criteria/feature-folder';
import type { FactsIndex } from '../facts-index';
import type { CouplingGraph } from '../graph/coupling-graph';
import { couplingOf } from '../graph/coupling-of';
import { declaringFiles, joinFiles } from './join-files';

/** Files and the entities they declare in their feature folder. */
export function coupleFolders(index: FactsIndex): CouplingGraph {
  const featureOf = featureFolders(index);
  const fileOf = declaringFiles(index);
  return joinFiles(couplingOf(index), (node) => {
    const file = fileOf.get(node) ?? node;
    const folder = index.has(file) ? featureOf(file) : undefined;
    return folder === undefined ? undefined : folderNode(folder);
  });
}
