/** What keeps an application in one process. */
import type { HotspotRule } from '../rule';
import { cacheInMemory } from './cache-in-memory';
import { filesOnLocalDisk } from './files-on-local-disk';
import { lockInMemory } from './lock-in-memory';
import { rateLimitInMemory } from './rate-limit-in-memory';
import { sessionInMemory } from './session-in-memory';
import { stateInSingleton } from './state-in-singleton';
import { stickySockets } from './sticky-sockets';
import { timerInProcess } from './timer-in-process';

export const scaleOutRules: readonly HotspotRule[] = [
  sessionInMemory,
  lockInMemory,
  filesOnLocalDisk,
  stickySockets,
  rateLimitInMemory,
  timerInProcess,
  cacheInMemory,
  stateInSingleton,
];
