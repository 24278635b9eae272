/** A caller's exchange goes where the fetch went that answers it. */
import type { Exchange } from '../forward/exchange';

/** So that counts and logs tell which upstream answered, after how many tries, and why. */
export function follow(caller: Exchange, fetched: Exchange): void {
  if (caller.way !== fetched.way) {
    caller.way.tally.inFlight -= 1;
    fetched.way.tally.inFlight += 1;
    caller.way = fetched.way;
  }
  caller.tries = fetched.tries;
  caller.detour = fetched.detour;
}
