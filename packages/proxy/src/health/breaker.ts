/** The circuit breaker: a share of failures opens it, one try at a time closes it. Pure. */
import type { BreakerBounds } from '@banyan/routing';

/** How a breaker stands; a window is two halves, of which the older one is dropped. */
export interface BreakerState {
  /** When the present half of the window began. */
  readonly began: number;
  readonly now: Half;
  readonly before: Half;
  /** Until when it is open; afterwards a request is let through to try. 0 when it is closed. */
  readonly until: number;
}

/** What happened in one half of the window. */
export interface Half {
  readonly requests: number;
  readonly failures: number;
}

const none: Half = { requests: 0, failures: 0 };

/** Closed, and nothing seen. */
export const closedState: BreakerState = { began: 0, now: none, before: none, until: 0 };

/** Outcomes of requests that began before it opened say nothing new. */
export function afterOutcome(state: BreakerState, failed: boolean, now: number, bounds: BreakerBounds): BreakerState {
  if (state.until > 0) {
    if (now < state.until) return state;
    return failed ? { ...closedState, until: now + bounds.open } : closedState;
  }
  const moved = moveWindow(state, now, bounds.window / 2);
  const half = { requests: moved.now.requests + 1, failures: moved.now.failures + Number(failed) };
  const next = { ...moved, now: half };
  return failed && isTooMuch(next, bounds) ? { ...closedState, until: now + bounds.open } : next;
}

function isTooMuch({ now, before }: BreakerState, { requests, share }: BreakerBounds): boolean {
  const seen = now.requests + before.requests;
  return seen >= requests && now.failures + before.failures >= share * seen;
}

function moveWindow(state: BreakerState, now: number, half: number): BreakerState {
  const passed = now - state.began;
  if (passed < half) return state;
  return { ...closedState, began: now, before: passed < 2 * half ? state.now : none };
}
