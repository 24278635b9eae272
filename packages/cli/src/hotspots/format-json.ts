/** Findings for other tools, one a line. */
import { formatDocument } from '../documents/format-document';
import type { HotspotView } from './hotspot-view';

/** What was asked for, whole; with a baseline which ids are new and what is gone. */
export function formatHotspotJson({ rules: _, baseline, ...view }: HotspotView): Iterable<string> {
  return formatDocument({ ...view, ...(baseline && { new: [...baseline.added].sort(), gone: baseline.gone }) });
}
