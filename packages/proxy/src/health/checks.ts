/** Active health: what a row of checks says. Pure. */

/** How the checks stand. */
export interface CheckState {
  /** `new` until the first good check: nobody knows yet, so it gets no requests. */
  readonly kind: 'new' | 'up' | 'down';
  /** Checks in a row that speak against `kind`. */
  readonly against: number;
}

/** Before the first check. */
export const uncheckedState: CheckState = { kind: 'new', against: 0 };

/** One good check is enough for a new upstream; later `rise` and `fall` in a row turn the verdict. */
export function afterCheck(
  { kind, against }: CheckState,
  good: boolean,
  rules: { readonly rise: number; readonly fall: number },
): CheckState {
  if (kind === 'new') return { kind: good ? 'up' : 'new', against: 0 };
  if (good === (kind === 'up')) return { kind, against: 0 };
  const needed = good ? rules.rise : rules.fall;
  if (against + 1 < needed) return { kind, against: against + 1 };
  return { kind: good ? 'up' : 'down', against: 0 };
}
