/** What is asked again and again. */
import type { HotspotRule } from '../rule';
import { cacheableRoute } from './cacheable-route';
import { repeatedComputation } from './repeated-computation';
import { staticAssets } from './static-assets';

export const cacheRules: readonly HotspotRule[] = [cacheableRoute, repeatedComputation, staticAssets];
