/** Colours for canvas and WebGL, which no style sheet reaches; after Okabe and Ito (2008), told apart by the colour-blind. */

/** What a graph is drawn with. */
export interface Palette {
  readonly background: string;
  readonly text: string;
  readonly edge: string;
  readonly accent: string;
  /** Fills by tone; a sign or a label always says the same. */
  readonly tones: readonly string[];
}

export const palettes: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    background: '#ffffff',
    text: '#1a2026',
    edge: '#a3aeb9',
    accent: '#005a8f',
    tones: ['#7d97ad', '#e69f00', '#d55e00', '#0072b2', '#009e73', '#cc79a7', '#56b4e9', '#8a7f00'],
  },
  dark: {
    background: '#14191f',
    text: '#e8edf2',
    edge: '#566474',
    accent: '#7cc7f2',
    tones: ['#7d97ad', '#e69f00', '#ee7733', '#3a9ad9', '#2bb58c', '#dd93bd', '#7cc7f2', '#d9cd2f'],
  },
};

/** WCAG 2.2's contrast of two colours `#rrggbb`: 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(parseInt(color.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
