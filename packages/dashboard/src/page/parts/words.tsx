/** Small pieces of text that every view writes the same way. */
import type { CrossingKind, SharedTreatment } from '@banyan/model';
import type { JSX } from 'preact';
import { families, familyOf } from '../crossing-families';
import { toHash } from '../route';

/** A context's name, leading to it. */
export function ContextLink({ name }: { readonly name: string }): JSX.Element {
  return <a href={toHash('context', [name])}>{name}</a>;
}

/** A kind of crossing with the sign of its family. */
export function Kind({ kind }: { readonly kind: CrossingKind }): JSX.Element {
  const family = familyOf(kind);
  return (
    <span class={`kind ${family}`}>
      <span aria-hidden="true">{families[family].sign} </span>
      {kind}
    </span>
  );
}

/** `0.824` → `82 %`. */
export function percent(share: number | undefined): string {
  return share === undefined ? '–' : `${Math.round(share * 100)} %`;
}

/** `1 file`, `2 files`. */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount.toLocaleString('en')} ${amount === 1 ? one : many}`;
}

/** What becomes of a shared file, in words. */
export const treatments: Readonly<Record<SharedTreatment, string>> = {
  library: 'becomes a library',
  replicate: 'each service has its own copy',
  'own-service': 'becomes a service of its own',
  'stays-in-monolith': 'stays in the monolith',
};
