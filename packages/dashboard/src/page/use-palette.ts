/** The palette of the theme that is shown. */
import { useEffect, useState } from 'preact/hooks';
import { type Palette, palettes } from './palette';

/** Follows the system, and the page's own switch (`data-theme` on the root). */
export function usePalette(): Palette {
  const [theme, setTheme] = useState(themeNow);
  useEffect(() => {
    const look = (): void => setTheme(themeNow());
    const system = matchMedia('(prefers-color-scheme: dark)');
    const watcher = new MutationObserver(look);
    system.addEventListener('change', look);
    watcher.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      system.removeEventListener('change', look);
      watcher.disconnect();
    };
  }, []);
  return palettes[theme];
}

/** The theme as it is now. */
export function themeNow(): 'light' | 'dark' {
  const wish = document.documentElement.dataset['theme'];
  if (wish === 'light' || wish === 'dark') return wish;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
