/** What findings can be written as. */
import { findRepository } from '../check/find-repository';
import { formatHotspotJson } from './format-json';
import { formatGithub, formatUnix } from './format-lines';
import { formatHotspots } from './format-hotspots';
import { formatHotspotMarkdown } from './format-markdown';
import type { HotspotView } from './hotspot-view';
import { fileFrom, placeFrom } from './place-from';
import { toPrintableView } from './printable-view';

/** Where the project stands, and how much to show of it. */
export interface FormatSettings {
  /** Absolute. */
  readonly root: string;
  /** Findings at most, 0 for all; what other tools read is always whole. */
  readonly limit: number;
  readonly harmless: boolean;
}

interface HotspotFormat {
  readonly describes: string;
  readonly format: (view: HotspotView, settings: FormatSettings) => Iterable<string>;
}

/** By the name that `--format` takes. */
export const hotspotFormats = {
  text: {
    describes: 'a ranked list for people',
    format: (view, { root, ...options }) => [
      `${formatHotspots(toPrintableView(view), { ...options, place: placeFrom(process.cwd(), root) })}\n`,
    ],
  },
  json: { describes: 'everything for other tools', format: formatHotspotJson },
  markdown: {
    describes: 'for a comment in a pull request',
    format: (view, { root, limit }) => [
      formatHotspotMarkdown(toPrintableView(view), limit, placeFrom(findRepository(root), root)),
    ],
  },
  unix: {
    describes: 'a line each, for editors',
    format: (view, { root }) => formatUnix(toPrintableView(view), placeFrom(process.cwd(), root)),
  },
  github: {
    describes: 'annotations of a workflow',
    format: (view, { root }) => formatGithub(toPrintableView(view), fileFrom(findRepository(root), root)),
  },
} satisfies Record<string, HotspotFormat>;

export type HotspotFormatName = keyof typeof hotspotFormats;
