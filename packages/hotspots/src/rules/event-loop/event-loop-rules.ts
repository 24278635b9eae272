/** The rules about the thread that serves all requests, and the pool beside it. */
import type { HotspotRule } from '../rule';
import { blockedEventLoop } from './blocked-event-loop';
import { longJobInRequest } from './long-job-in-request';
import { poolSaturation } from './pool-saturation';
import { slowRegex } from './slow-regex';

export const eventLoopRules: readonly HotspotRule[] = [blockedEventLoop, poolSaturation, longJobInRequest, slowRegex];
