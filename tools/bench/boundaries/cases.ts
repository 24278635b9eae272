/** The benchmarks of boundaries. A new one: a file in `cases/` and a row here. */
import type { Case } from './case';
import { fse21Published } from './cases/fse21-published';

export const cases: readonly Case[] = [fse21Published];
