/** All rules, in the order they are listed in. A new one is a new line here, a page in docs/rules, and `npm run rules`. */
import { cacheRules } from './cache/cache-rules';
import { databaseRules } from './database/database-rules';
import { eventLoopRules } from './event-loop/event-loop-rules';
import { observedRules } from './observed/observed-rules';
import type { HotspotRule } from './rule';
import { nPlusOne } from './n-plus-one/n-plus-one';
import { scaleOutRules } from './scale-out/scale-out-rules';

export const rules: readonly HotspotRule[] = [
  nPlusOne,
  ...eventLoopRules,
  ...databaseRules,
  ...cacheRules,
  ...scaleOutRules,
  ...observedRules,
];
