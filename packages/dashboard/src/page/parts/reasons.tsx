/** Why a file is where it is: every reason with its share and the lines that show it. */
import type { MemberReason } from '@banyan/model';
import type { JSX } from 'preact';
import { Place } from './place';
import { percent } from './words';

/** A list; the bar says the share again, for the eye. */
export function Reasons({ reasons }: { readonly reasons: readonly MemberReason[] }): JSX.Element {
  if (reasons.length === 0) return <p class="empty">No reason was recorded.</p>;
  return (
    <ul class="reasons">
      {reasons.map((reason) => (
        <li key={reason.criterion + reason.text}>
          <Share reason={reason} />
          <span>
            <strong>{reason.criterion}</strong> {reason.text}
            <span class="evidence">
              {reason.evidence.map((place) => (
                <Place key={`${place.file}:${place.line}`} file={place.file} line={place.line} />
              ))}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What the team has decided is no share of the coupling. */
function Share({ reason: { criterion, weight } }: { readonly reason: MemberReason }): JSX.Element {
  if (criterion === 'constraint') return <span class="fixed">fixed</span>;
  return (
    <>
      <meter min={0} max={1} value={weight} aria-label={`share of ${criterion}`} />
      <span class="share">{percent(weight)}</span>
    </>
  );
}
