/** A row of the table of upstreams that fail: what the upstream does, and what the caller gets. */
import type { Socket } from 'node:net';
import { pause } from '../testing/raw-caller.fixture';

/** One thing after the other: bytes (latin1), milliseconds of silence, or an end. */
export type Step = string | number | 'FIN' | 'RST';

/** An upstream's behaviour towards one request. */
export interface FaultCase {
  readonly name: string;
  readonly method?: 'GET' | 'HEAD' | 'POST';
  /** Of the caller; 1.1 when absent. */
  readonly version?: '1.0';
  readonly steps: readonly Step[];
  /**
   * - `502 PROXY_UPSTREAM_CLOSED`: the proxy's own answer.
   * - `200 whole [ok]`: the upstream's, with this body.
   * - `200 cut`: the upstream's, and the caller can tell that it is not whole.
   */
  readonly expect: string;
}

/**
 * Does all of it, as long as there is somebody to do it to.
 * @param isAsked false when the connection has another request: the rest would be taken for its answer
 */
export async function perform(steps: readonly Step[], socket: Socket, isAsked = (): boolean => true): Promise<void> {
  for (const step of steps) {
    if (!isAsked()) return;
    if (typeof step === 'number') await pauseUnlessClosed(step, socket);
    else if (step === 'FIN') socket.end();
    else if (step === 'RST') socket.resetAndDestroy();
    else if (socket.writable) socket.write(step, 'latin1');
  }
}

async function pauseUnlessClosed(milliseconds: number, socket: Socket): Promise<void> {
  if (milliseconds < 1_000) return pause(milliseconds);
  if (!socket.destroyed) await new Promise((resolve) => socket.once('close', resolve));
}
