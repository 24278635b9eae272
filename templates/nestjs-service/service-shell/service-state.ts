/** What this process knows about itself: one process is one service. */
import type { ServerResponse } from 'node:http';

export const serviceState = {
  listening: false,
  draining: false,
  /** Answers that are not finished yet; health probes are not counted. */
  inFlight: new Set<ServerResponse>(),
};
