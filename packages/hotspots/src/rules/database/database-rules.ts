/** What keeps the database busy. */
import type { HotspotRule } from '../rule';
import { connectionLimit } from './connection-limit';
import { missingIndex } from './missing-index';
import { partitionCandidate } from './partition-candidate';
import { readAfterWrite } from './read-after-write';
import { replicaCandidate } from './replica-candidate';
import { unboundedRead } from './unbounded-read';
import { wideRead } from './wide-read';

export const databaseRules: readonly HotspotRule[] = [
  missingIndex,
  unboundedRead,
  wideRead,
  connectionLimit,
  replicaCandidate,
  readAfterWrite,
  partitionCandidate,
];
