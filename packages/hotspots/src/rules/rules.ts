/** All rules, in the order they are listed in. A new one is a new line here and a page in docs/rules. */
import type { HotspotRule } from './rule';

export const rules: readonly HotspotRule[] = [];
