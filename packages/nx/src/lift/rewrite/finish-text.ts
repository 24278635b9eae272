/** The last touches on every lifted file: barrels shrink to what is asked of them, aliases become paths. */
import type { ModulePath } from '@banyan/model';
import { isBarrel } from '../closure/collect-files';
import { parseFile } from '../source/parsed-file';
import type { SourceIndex } from '../source/source-index';
import { pruneBarrel } from './prune-barrel';
import { toRelativeImports } from './relative-imports';

/** @param names names that other lifted files ask of this one; `*` for all */
export function finishText(
  path: ModulePath,
  text: string,
  names: ReadonlySet<string>,
  index: SourceIndex,
  extension: string,
): string {
  if (!/\.[cm]?[jt]sx?$/.test(path)) return text;
  const original = index.file(path);
  const file = original?.text === text ? original : parseFile(path, text);
  if (!isBarrel(file.ast)) return toRelativeImports(file, index, extension);
  return toRelativeImports(parseFile(path, pruneBarrel(file, names, index)), index, extension);
}
