/** Whether to split at all, with what speaks for each answer. */
import type { Readiness as ReadinessOf } from '@banyan/model';
import type { JSX } from 'preact';
import { Place } from './place';
import { Prose } from './prose';
import { ContextLink } from './words';

const verdicts: Readonly<Record<ReadinessOf['verdict'], string>> = {
  stay: 'Stay a modular monolith',
  'split-some': 'Take some contexts out, keep the rest',
  split: 'Split',
};

const signs: Readonly<Record<string, string>> = { stay: '■ stay', split: '◆ split', unknown: '? unknown' };

/** The verdict comes first; everything else on the page is below it. */
export function Readiness({ readiness }: { readonly readiness: ReadinessOf }): JSX.Element {
  const { verdict, text, reasons, candidates, first } = readiness;
  return (
    <section class={`verdict ${verdict}`} aria-labelledby="verdict">
      <h2 id="verdict">{verdicts[verdict]}</h2>
      <p>
        <Prose text={text} />
      </p>
      {reasons.length > 0 && (
        <ul class="aspects">
          {reasons.map((reason) => (
            <li key={reason.aspect + reason.text}>
              <span class="says">{signs[reason.says]}</span> <strong>{reason.aspect}</strong>{' '}
              <Prose text={reason.text} />
            </li>
          ))}
        </ul>
      )}
      {candidates.length > 0 && (
        <p>
          Worth taking out, best first:{' '}
          {candidates.map((name, place) => (
            <span key={name}>
              {place > 0 && ', '}
              <ContextLink name={name} />
            </span>
          ))}
        </p>
      )}
      {first.length > 0 && (
        <details>
          <summary>To mend inside the monolith first: {first.length}</summary>
          <ul>
            {first.map((place) => (
              <li key={`${place.file}:${place.line} ${place.text}`}>
                <Prose text={place.text} /> <Place file={place.file} line={place.line} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
