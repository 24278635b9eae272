/** What a team changed in a proposal, and what it asked for and did not get. */
import type { BoundaryProposal } from '@banyan/model';
import type { JSX } from 'preact';

/** Two lists; nothing where there is nothing to say. */
export function Changes({ proposal }: { readonly proposal: BoundaryProposal }): JSX.Element {
  const { changed = [], unmet = [] } = proposal;
  return (
    <>
      {changed.length > 0 && (
        <section aria-labelledby="changed">
          <h2 id="changed">Changed by hand</h2>
          <ul>
            {changed.map((change) => (
              <li key={change}>
                <code>{change}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
      {unmet.length > 0 && (
        <section aria-labelledby="unmet">
          <h2 id="unmet">Asked for, and not found a way to</h2>
          <ul>
            {unmet.map(({ file, line, text }) => (
              <li key={`${file}:${line} ${text}`}>
                {text} <code>{`${file}:${line}`}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
