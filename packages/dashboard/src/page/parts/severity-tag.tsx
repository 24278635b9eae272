/** How grave a finding is: a sign and a word; the colour only helps. */
import type { Severity } from '@banyan/model';
import type { JSX } from 'preact';

const signs: Readonly<Record<Severity, string>> = { high: '▲', medium: '◆', low: '▽' };

/** `▲ high` */
export function SeverityTag({ severity }: { readonly severity: Severity }): JSX.Element {
  return (
    <span class={`severity ${severity}`}>
      <span aria-hidden="true">{signs[severity]} </span>
      {severity}
    </span>
  );
}

/** Higher is graver, for sorting. */
export function weightOf(severity: Severity): number {
  return { high: 2, medium: 1, low: 0 }[severity];
}
