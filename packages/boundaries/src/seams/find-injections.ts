/** Injections across contexts for which no call has been found. */
import { moduleOf, shortName } from '../facts-index';
import { at, crosses, type FoundCrossing, type Landscape } from './crossing';

/** A class given one of another context, unless `calls` already tell what it does with it. */
export function findInjections({ index, contextOf }: Landscape, calls: readonly FoundCrossing[]): FoundCrossing[] {
  const covered = new Set(calls.map(({ file, target }) => `${file}\n${target?.file}`));
  return index.facts.injections.flatMap((injection) => {
    const { from, to } = injection;
    const ends = to === undefined ? undefined : crosses(contextOf(moduleOf(from)), contextOf(moduleOf(to)));
    if (to === undefined || ends === undefined || covered.has(`${moduleOf(from)}\n${moduleOf(to)}`)) return [];
    const target = index.classes.get(to);
    return [
      {
        ...ends,
        kind: 'injection' as const,
        text: `${shortName(from)} is given ${shortName(to)}; no call to it was resolved`,
        ...at(injection),
        ...(target ? { target: at(target) } : {}),
      },
    ];
  });
}
