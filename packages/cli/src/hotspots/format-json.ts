/** Findings for other tools, one a line. */
import { shareSteps } from '@banyan/model';
import { formatDocument } from '../documents/format-document';
import type { HotspotView } from './hotspot-view';

/** What was asked for, whole; with a baseline which ids are new and what is gone. */
export function formatHotspotJson({ rules: _, baseline, ...view }: HotspotView): Iterable<string> {
  return formatDocument({
    ...shareSteps(view),
    ...(baseline && { new: [...baseline.added].sort(), gone: baseline.gone }),
  });
}
