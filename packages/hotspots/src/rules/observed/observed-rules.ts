/** Rules that look at what ran; they find nothing without evidence. */
import type { HotspotRule } from '../rule';
import { heavyStatement } from './heavy-statement';
import { measuredCpu } from './measured-cpu';
import { repeatedStatement } from './repeated-statement';

export const observedRules: readonly HotspotRule[] = [repeatedStatement, heavyStatement, measuredCpu];
