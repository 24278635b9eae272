/** What the drawing of contexts means, and which seams it counts. */
import type { JSX } from 'preact';
import { families, type FamilyName, familyNames } from '../crossing-families';
import { pressureBands } from '../graph/pressure-bands';
import { usePalette } from '../use-palette';

interface ContextLegendProps {
  readonly families: ReadonlySet<FamilyName>;
  readonly onFamilies: (families: ReadonlySet<FamilyName>) => void;
}

/** Colours with their signs, and a box for each family of crossings. */
export function ContextLegend({ families: shown, onFamilies }: ContextLegendProps): JSX.Element {
  const palette = usePalette();
  const toggle = (name: FamilyName): void => {
    const next = new Set(shown);
    if (!next.delete(name)) next.add(name);
    onFamilies(next);
  };
  return (
    <div class="legend">
      <ul aria-label="What the drawing means">
        <li>area: files</li>
        <li>line: price of the seam</li>
        {pressureBands.map(({ tone, sign, title }) => (
          <li key={title}>
            <svg width="14" height="14" aria-hidden="true">
              <circle cx="7" cy="7" r="6" fill={palette.tones[tone]} />
            </svg>{' '}
            {sign} {title}
          </li>
        ))}
      </ul>
      <fieldset>
        <legend>Lines count</legend>
        {familyNames.map((name) => (
          <label key={name}>
            <input type="checkbox" checked={shown.has(name)} onChange={() => toggle(name)} /> {families[name].sign}{' '}
            {families[name].title}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
