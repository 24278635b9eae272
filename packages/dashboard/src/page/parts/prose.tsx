/** A sentence in which `backticks` mark what is typed or named. */
import type { JSX } from 'preact';

/** Text, with what stands between backticks as code. */
export function Prose({ text }: { readonly text: string }): JSX.Element {
  const parts = text.split('`');
  // An odd backtick is one of the text's own.
  if (parts.length % 2 === 0) return <>{text}</>;
  return <>{parts.map((part, place) => (place % 2 === 0 ? part : <code key={place}>{part}</code>))}</>;
}
