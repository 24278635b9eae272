/** Names that mean a file of the project although they are no paths. */
import type { ProjectTree } from '../read/list-tree';
import { joinPath } from './paths';
import type { PathAlias } from './tsconfig';
import type { WorkspacePackage } from './workspace';

/** @param promises leave out what promises no file of the project: `*` alone, and targets among installed packages */
export function aliasOf(specifier: string, paths: readonly PathAlias[], promises = false): PathAlias | undefined {
  return paths.find((alias) => matches(specifier, alias) && !(promises && promisesNothing(alias)));
}

function matches(specifier: string, { prefix, suffix, open }: PathAlias): boolean {
  if (!open) return specifier === prefix;
  const long = specifier.length >= prefix.length + suffix.length;
  return long && specifier.startsWith(prefix) && specifier.endsWith(suffix);
}

function promisesNothing({ prefix, open, targets }: PathAlias): boolean {
  return (open && prefix === '') || targets.every((target) => /(?:^|\/)node_modules\//.test(target));
}

/**
 * Whether a name that leads nowhere was meant for the project: bundlers and test runners have aliases of their own, in
 * configs that are programs, and programs are not run. `@/x` and `~/x` can be no package; `components/x` is none when
 * the package that imports it has a folder of that name with that file.
 */
export function looksInternal(specifier: string, owners: readonly WorkspacePackage[], tree: ProjectTree): boolean {
  if (/^(?:@|~|~~|@@)\//.test(specifier)) return true;
  if (!specifier.includes('/') || specifier.startsWith('@')) return false;
  return owners.some(({ folder }) =>
    ['', 'src', 'app'].some((base) =>
      tree.hasFolder(joinPath(joinPath(folder, base), specifier.split('/')[0] as string)),
    ),
  );
}
