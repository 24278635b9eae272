/** Imports across contexts that nothing stronger explains. */
import { groupBy } from '@banyan/model';
import { baseName } from '../facts-index';
import { at, crosses, type FoundCrossing, type Landscape } from './crossing';

/**
 * Code one context takes from another: one crossing per pair of files. Left out is what another crossing of the same
 * file covers, the wiring of Nest modules (it follows from calls and injections), and types, which the compiler erases.
 */
export function findImports({ index, contextOf }: Landscape, stronger: readonly FoundCrossing[]): FoundCrossing[] {
  const covered = new Set(stronger.map(({ file, target }) => `${file}\n${target?.file}`));
  const wiring = new Set(index.facts.nestModules.map(({ file }) => file));
  const needed = index.imports.filter(
    ({ file, to, typeOnly }) =>
      !typeOnly &&
      crosses(contextOf(file), contextOf(to)) !== undefined &&
      !wiring.has(file) &&
      !wiring.has(to) &&
      !covered.has(`${file}\n${to}`),
  );
  return [...groupBy(needed, ({ file, to }) => `${file}\n${to}`).values()].flatMap(([first]) => {
    const ends = first && crosses(contextOf(first.file), contextOf(first.to));
    if (first === undefined || ends === undefined) return [];
    const names = first.names.filter((name) => name !== '*').join(', ') || baseName(first.to);
    const text = `${baseName(first.file)} imports ${names} from ${baseName(first.to)}`;
    const identity = { file: first.file, text: `imports from ${first.to}` };
    return [{ ...ends, kind: 'import' as const, text, ...at(first), target: { file: first.to, line: 1 }, identity }];
  });
}
