import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contrastOf, palettes } from './palette';

/** The style sheet's colours of one theme. */
function themeOf(opening: string): Record<string, string> {
  const css = readFileSync(join(__dirname, 'page.css'), 'utf8');
  const block = css.slice(css.indexOf(opening)).split('}')[0] ?? '';
  return Object.fromEntries([...block.matchAll(/--(\w+): (#\w{6});/g)].map(([, name, color]) => [name, color]));
}

describe('the colours of the page', () => {
  it('are measured as WCAG measures them', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrastOf('#ffffff', '#767676')).toBeCloseTo(4.54, 1);
  });

  it.each([':root {', ":root[data-theme='dark']", ":root:not([data-theme='light'])"])(
    'of %s keep every text readable on every ground',
    (opening) => {
      const { ground, raised, mark, text, quiet, link, warn } = themeOf(opening) as Record<string, string>;
      for (const on of [ground, raised, mark] as string[]) {
        for (const color of [text, quiet, link] as string[]) expect(contrastOf(color, on)).toBeGreaterThanOrEqual(4.5);
      }
      expect(contrastOf(warn as string, ground as string)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(['light', 'dark'] as const)('draw %s nodes and labels that stand out from the ground', (theme) => {
    const { background, text, accent, tones } = palettes[theme];
    expect(contrastOf(text, background)).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf(accent, background)).toBeGreaterThanOrEqual(4.5);
    expect(tones).toHaveLength(8);
    expect(new Set(tones).size).toBe(8);
  });
});
