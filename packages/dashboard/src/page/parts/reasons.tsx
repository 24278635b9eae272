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
          <meter min={0} max={1} value={reason.weight} aria-label={`share of ${reason.criterion}`} />
          <span class="share">{percent(reason.weight)}</span>
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
