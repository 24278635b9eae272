/** Where a request goes whose upstream is not well: to the monolith, never to nothing. */
import type { Way } from '../table/way';
import { isIdempotent } from '../forward/may-resend';

/** The way it takes, and whether it is the one that tries the upstream. */
export interface Detour {
  /** Undefined when it is to be refused. */
  readonly way: Way | undefined;
  readonly tries: boolean;
  /** Why it takes another way. */
  readonly reason: DetourReason | undefined;
}

/** Why a request went to the monolith instead of the service. */
export type DetourReason = 'ejected' | 'breaker' | 'failed';

/**
 * Asked only when `way.health` is not well.
 * @param once whether it cannot be sent again: it has a body, or opens a WebSocket
 */
export function toDetour(way: Way, method: string, once: boolean): Detour {
  const { fallback } = way;
  const straight: Detour = { way, tries: false, reason: undefined };
  if (!fallback) return straight; // the monolith, which is tried whatever happens
  const idempotent = isIdempotent(method);
  // Who tries an upstream can be helped when it fails: its request can be sent again.
  switch (way.health.judge(idempotent && !once ? true : 'late')) {
    case 'well':
      return straight;
    case 'try':
      return { way, tries: true, reason: undefined };
    case 'ejected':
      return fallback.when === 'never' ? straight : { way: fallback.way, tries: false, reason: 'ejected' };
    case 'broken':
      if (fallback.when === 'always' || (fallback.when === 'ejected' && idempotent)) {
        return { way: fallback.way, tries: false, reason: 'breaker' };
      }
      return { way: undefined, tries: false, reason: undefined };
  }
}
