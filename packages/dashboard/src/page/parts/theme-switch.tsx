/** Light or dark, against what the system says. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { themeNow } from '../use-palette';

/** A button that says what it would change to. */
export function ThemeSwitch(): JSX.Element {
  const [theme, setTheme] = useState(themeNow);
  const other = theme === 'dark' ? 'light' : 'dark';
  const change = (): void => {
    document.documentElement.dataset['theme'] = other;
    setTheme(other);
  };
  return (
    <button type="button" class="theme" onClick={change}>
      ◐ {other}
    </button>
  );
}
