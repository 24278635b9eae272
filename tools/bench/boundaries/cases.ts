/** The benchmarks of boundaries. A new one: a file in `cases/` and a row here. */
import type { Case } from './case';
import { detectionSpeed } from './cases/detection-speed';
import { featureFolders } from './cases/feature-folders';
import { fse21Own } from './cases/fse21-own';
import { fse21Published } from './cases/fse21-published';
import { largeProject } from './cases/large-project';
import { ldod } from './cases/ldod';
import { whatIf } from './cases/what-if';

export const cases: readonly Case[] = [
  ...[fse21Published, fse21Own, ldod],
  ...[featureFolders, largeProject, detectionSpeed, whatIf],
];
